namespace TickTick.PowerShell.Commands;

/// <summary>Contains the address of the online help.</summary>
internal static class HelpPages
{
    /// <summary>The folder that contains a page for each cmdlet.</summary>
    public const string Folder = "https://github.com/ticktick-powershell/TickTick.PowerShell/blob/main/docs/help/";
}
