using System;
using System.Globalization;
using System.IO;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Hosting;

/// <summary>
/// Stores the session of each runspace. It is released together with the runspace and not visible to others.
/// </summary>
internal static class RunspaceSession
{
    private static readonly ConditionalWeakTable<Runspace, Holder> Holders = new();

    /// <summary>
    /// Gets or sets the session that <c>Connect-TickTick</c> set in the runspace of this thread, or null if there is
    /// none.
    /// </summary>
    public static TickTickSession? Current
    {
        get => Own.Session;
        set
        {
            Own.Session = value;
            Own.Temporary = null;
        }
    }

    /// <summary>
    /// Gets the current session or, if there is none, a temporary one, which commands and completion use as long as
    /// the environment and the cache file are unchanged. It never becomes the current session, so a change in the
    /// environment or the cache file takes effect.
    /// </summary>
    public static TickTickSession CurrentOrTemporary
    {
        get
        {
            Holder own = Own;
            if (own.Session is { } session) return session;
            string inputs = Inputs();
            if (own.Temporary is null || own.Inputs != inputs)
            {
                own.Inputs = inputs;
                own.Temporary = new TickTickSession(new TokenSourceOptions().ToSettings());
            }

            return own.Temporary;
        }
    }

    private static Holder Own => Holders.GetOrCreateValue(Runspace.DefaultRunspace);

    private static string Inputs()
    {
        string? file = FileTokenStore.DefaultPath;
        return string.Join(
            "\n",
            Environment.GetEnvironmentVariable(TickTickEnvironment.ServiceVariable),
            Environment.GetEnvironmentVariable(TickTickEnvironment.AccessTokenVariable),
            Environment.GetEnvironmentVariable(TickTickEnvironment.ClientIdVariable),
            Environment.GetEnvironmentVariable(TickTickEnvironment.ClientSecretVariable),
            Environment.GetEnvironmentVariable(TickTickEnvironment.RedirectUriVariable),
            file,
            file is null ? null : Stamp(file));
    }

    private static string Stamp(string file)
    {
        try
        {
            return File.GetLastWriteTimeUtc(file).Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.GetType().Name;
        }
    }

    private sealed class Holder
    {
        public TickTickSession? Session { get; set; }

        public TickTickSession? Temporary { get; set; }

        public string? Inputs { get; set; }
    }
}
