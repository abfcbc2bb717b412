namespace TickTick.Api;

/// <summary>Creates the errors of calls that are not sent or find nothing.</summary>
internal static class ApiErrors
{
    /// <summary>What to do if no item has an ID.</summary>
    public const string CheckId = "Use the ID that the Get- cmdlet of its kind returns.";

    /// <summary>What to do if a project has no task with an ID.</summary>
    public const string FindTask = "It may be in another project now: Get-TickTickTask -Id finds an open task wherever it is.";

    public static TickTickException Invalid(string problem, string remedy) => new(ErrorIds.RequestInvalid, problem, remedy);

    public static TickTickException NotFound(string what) =>
        new(ErrorIds.NotFound, $"{what} does not exist, or this account cannot see it.", CheckId);

    public static TickTickException RangeReversed() => Invalid("The end of the range is before its start.", "Specify a start that is before the end. The end is now if it is not specified.");

    /// <summary>Rejects a missing or blank value.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>.</exception>
    public static void Require(string? value, string problem, string remedy)
    {
        if (value is null || value.Trim().Length == 0) throw Invalid(problem, remedy);
    }

    /// <summary>Rejects a missing or blank name.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>.</exception>
    public static void RequireName(string? name, string kind) => Require(name, $"A {kind} needs a name.", "Specify it with -Name.");
}
