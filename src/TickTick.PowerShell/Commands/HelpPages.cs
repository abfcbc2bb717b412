namespace TickTick.PowerShell.Commands;

/// <summary>Defines the URLs of the online help.</summary>
internal static class HelpPages
{
    /// <summary>The URL of the folder that contains a page for each cmdlet.</summary>
    public const string Folder = "https://github.com/ticktick-powershell/TickTick.PowerShell/blob/main/docs/help/";
}
