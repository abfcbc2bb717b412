using System;
using System.Management.Automation;
using TickTick.Backup;
using TickTick.Backup.Import;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Imports a backup of this module or of TickTick, and creates what the account lacks.</summary>
[Cmdlet(VerbsData.Import, "TickTickAccount", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Import-TickTickAccount.md")]
[OutputType(typeof(TickTickImportResult))]
public sealed class ImportTickTickAccountCommand : ApiCommand
{
    /// <summary>Specifies the path of the backup file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [NotEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Indicates that completed and abandoned tasks of a CSV backup are imported, too.</summary>
    [Parameter]
    public SwitchParameter IncludeCompleted { get; set; }

    /// <summary>Indicates that existing items are set to the values of the backup.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc />
    private protected override void Execute()
    {
        var options = new ImportOptions { Force = Force, RequestsPerMinute = UsedSession.RateLimit };
        AccountBackup backup = BackupSource.Read(ResolveFile(Path), IncludeCompleted, TimeZoneInfo.Local);
        if (backup.LeftOut > 0) Reporter.Warning(FormattableString.Invariant($"{backup.LeftOut} completed or abandoned {(backup.LeftOut == 1 ? "task is" : "tasks are")} not imported from {Path}. Add -IncludeCompleted for them."));
        ImportPlan plan = Await(new ImportPlanner(Client, options).PlanAsync(backup));
        foreach (ImportItem item in plan.Items)
        {
            if (item.IsSent && !ShouldProcess(item.Description, item.Action == TickTickImportAction.Created ? "Create" : "Update")) item.Decline();
        }

        foreach (TickTickImportResult result in Stream(new AccountImporter(Client.Api, options).RunAsync(plan)))
        {
            WriteObject(result);
            if (result.Failure is { } failure) WriteError(Errors.Record(failure, result));
        }
    }
}
