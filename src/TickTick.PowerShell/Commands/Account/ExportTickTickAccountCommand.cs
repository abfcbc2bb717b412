using System.Management.Automation;
using TickTick.Backup;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Exports the account to a backup file.</summary>
[Cmdlet(VerbsData.Export, "TickTickAccount", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Export-TickTickAccount.md")]
[OutputType(typeof(void))]
public sealed class ExportTickTickAccountCommand : ApiCommand
{
    /// <summary>Specifies the path of the backup file. A file that ends with .gz is compressed.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NotEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Indicates that completed and abandoned tasks are exported, too.</summary>
    [Parameter]
    public SwitchParameter IncludeCompleted { get; set; }

    /// <summary>Exports only completed tasks, check-ins and focus records from this date on.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [Date(IsPast = true)]
    [NotEmpty]
    public DateArgument? After { get; set; }

    /// <summary>Indicates that comments are exported, too, which takes one request for each task.</summary>
    [Parameter]
    public SwitchParameter IncludeComments { get; set; }

    // It writes a file, and nothing at the service.
    private protected override bool Writes => false;

    /// <inheritdoc />
    private protected override void Execute()
    {
        string path = ResolveFile(Path);
        if (!ShouldProcess(path, "Write the backup")) return;
        var options = new ExportOptions
        {
            IncludesCompleted = IncludeCompleted,
            IncludesComments = IncludeComments,
            After = After?.InLocalZone,
            RequestsPerMinute = UsedSession.RateLimit,
        };
        Await(new AccountExporter(Client.Api, options).ExportAsync(path));
    }
}
