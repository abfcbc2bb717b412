namespace TickTick.Tokens;

/// <summary>Something a token store has to say.</summary>
/// <param name="Id">PascalCase, documented, stable across versions, such as <c>CacheFileMalformed</c>.</param>
/// <param name="Message">What is wrong, why, and what to do about it. Holds no secret.</param>
public sealed record TokenStoreNotice(string Id, string Message);
