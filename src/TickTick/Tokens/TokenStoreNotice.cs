namespace TickTick.Tokens;

/// <summary>Represents a message of a token store.</summary>
/// <param name="Id">The documented, stable ID in PascalCase, such as <c>CacheFileMalformed</c>.</param>
/// <param name="Message">What failed, why, and what to do next. Contains no secret.</param>
public sealed record TokenStoreNotice(string Id, string Message);
