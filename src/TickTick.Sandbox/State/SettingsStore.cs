using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;

namespace TickTick.Sandbox.State;

/// <summary>Holds the current settings and the initial ones.</summary>
internal sealed class SettingsStore
{
    private readonly SandboxSettings _initial;
    private readonly Lock _gate = new();
    private volatile SandboxSettings _current;

    public SettingsStore(SandboxSettings initial) => _initial = _current = initial;

    public SandboxSettings Current => _current;

    /// <summary>Changes the given settings.</summary>
    /// <exception cref="JsonException">A setting is unknown or its value is invalid.</exception>
    public SandboxSettings Change(JsonObject changes)
    {
        lock (_gate)
        {
            JsonObject merged = JsonSerializer.SerializeToNode(_current, SandboxJson.Control)!.AsObject();
            foreach ((string name, JsonNode? value) in changes) merged[name] = value?.DeepClone();
            return _current = merged.Deserialize<SandboxSettings>(SandboxJson.Control)!;
        }
    }

    /// <summary>Restores the initial settings.</summary>
    public void Reset()
    {
        lock (_gate) _current = _initial;
    }
}
