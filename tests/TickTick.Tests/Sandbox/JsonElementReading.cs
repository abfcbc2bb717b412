using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TickTick.Tests.Sandbox;

internal static class JsonElementReading
{
    public static string? Text(this JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    public static IEnumerable<string> Titles(this JsonElement tasks) => tasks.EnumerateArray().Select(task => task.Text("title")!);
}
