using System;

namespace TickTick.Tokens;

/// <summary>Tells what keeps a dictionary from being a token dictionary, never what it holds.</summary>
/// <param name="message">Half a sentence, such as <c>there is no access_token</c>.</param>
internal sealed class TokenFieldException(string message) : FormatException(message);
