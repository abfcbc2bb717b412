using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;

namespace TickTick.Sandbox.State;

/// <summary>The settings in force, and those the sandbox was started with.</summary>
internal sealed class SettingsStore
{
    private readonly SandboxSettings _initial;
    private readonly Lock _gate = new();
    private volatile SandboxSettings _current;

    /// <summary>Starts with settings.</summary>
    public SettingsStore(SandboxSettings initial) => _initial = _current = initial;

    /// <summary>The settings in force.</summary>
    public SandboxSettings Current => _current;

    /// <summary>Changes the settings that are named and keeps the rest.</summary>
    /// <exception cref="JsonException">A setting is unknown or its value is not one.</exception>
    public SandboxSettings Change(JsonObject changes)
    {
        lock (_gate)
        {
            JsonObject merged = JsonSerializer.SerializeToNode(_current, SandboxJson.Control)!.AsObject();
            foreach ((string name, JsonNode? value) in changes) merged[name] = value?.DeepClone();
            return _current = merged.Deserialize<SandboxSettings>(SandboxJson.Control)!;
        }
    }

    /// <summary>Goes back to the settings that the sandbox was started with.</summary>
    public void Reset()
    {
        lock (_gate) _current = _initial;
    }
}
