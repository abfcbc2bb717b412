using System.Collections.Generic;

namespace TickTick.Tokens;

/// <summary>Python's <c>dict</c>: of equal keys the first stays, with the last one's value.</summary>
internal sealed class PythonDictionary : Dictionary<PythonKey, object?>;
