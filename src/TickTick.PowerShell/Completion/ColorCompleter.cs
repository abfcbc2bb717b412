using System.Linq;
using TickTick.Api.Resources;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes the names of colors.</summary>
internal sealed class ColorCompleter() : WordCompleter([.. ColorCode.Named.Select(static color => new Candidate(color.Key, color.Value))]);
