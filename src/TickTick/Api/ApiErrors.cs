namespace TickTick.Api;

/// <summary>Creates the errors of calls that are not sent or find nothing.</summary>
internal static class ApiErrors
{
    public static TickTickException Invalid(string problem, string remedy) => new(ErrorIds.RequestInvalid, FailureKind.InvalidInput, problem, remedy);

    public static TickTickException NotFound(string what) =>
        new(ErrorIds.NotFound, FailureKind.NotFound, $"{what} does not exist, or this account cannot see it.", "Check the ID or the name.");

    /// <summary>Rejects a missing or blank value.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>.</exception>
    public static void Require(string? value, string problem, string remedy)
    {
        if (value is null || value.Trim().Length == 0) throw Invalid(problem, remedy);
    }
}
