using System;

namespace TickTick.Tokens;

/// <summary>Tells what keeps a dictionary from being a token dictionary, never what it holds.</summary>
internal sealed class TokenFieldException(string message) : FormatException(message);
