using System;

namespace TickTick.Tokens;

/// <summary>The exception for an invalid token dictionary. Its message never contains a value.</summary>
internal sealed class TokenFieldException(string message) : FormatException(message);
