using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Engine = System.Management.Automation.PowerShell;

namespace TickTick.PowerShell.Vaults;

/// <summary>
/// Accesses the SecretManagement module, which is optional, with any registered vault. It uses a runspace of its own,
/// so any thread can call it, and no prompt can block it.
/// </summary>
internal sealed class SecretManagement(string vault)
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";
    private const string NotThere = "GetSecretNotFound";
    private const string NoVault = "GetSecretVaultNotFound";

    // A cloud vault can be slow, but one that takes longer than this will not respond.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Gets a secret.</summary>
    /// <exception cref="TickTickException"><c>SecretManagementMissing</c>, <c>VaultNotFound</c>, <c>VaultLocked</c>,
    /// <c>VaultFailed</c>.</exception>
    public object? Get(string name)
    {
        try
        {
            IList<PSObject> secrets = Run("Get-Secret", name, p => p.AddParameter("AsPlainText"));
            return secrets.Count > 0 ? secrets[0].BaseObject : null;
        }
        catch (TickTickException absent) when (absent.ErrorId == NotThere)
        {
            return null;
        }
    }

    /// <summary>Sets a secret, and overwrites an existing one.</summary>
    /// <exception cref="TickTickException">See <see cref="Get"/>.</exception>
    public void Set(string name, string text) => Run("Set-Secret", name, p => p.AddParameter("SecureStringSecret", SecretText.Protect(text)));

    /// <summary>Removes a secret.</summary>
    /// <exception cref="TickTickException">See <see cref="Get"/>.</exception>
    public void Remove(string name) => Run("Remove-Secret", name, static _ => { });

    private PSDataCollection<PSObject> Run(string command, string name, Action<Engine> describe)
    {
        using Engine shell = Engine.Create(InitialSessionState.CreateDefault2());
        shell.AddCommand("Import-Module").AddParameter("Name", Module).AddParameter("ErrorAction", ActionPreference.Stop);
        Invoke(shell, static _ => (ErrorIds.SecretManagementMissing, $"the module {Module} is not installed", $"Run Install-PSResource {Module}, Microsoft.PowerShell.SecretStore"));

        shell.Commands.Clear();
        shell.AddCommand($"{Module}\\{command}")
            .AddParameter("Vault", vault)
            .AddParameter("Name", name)
            .AddParameter("ErrorAction", ActionPreference.Stop);
        describe(shell);
        return Invoke(shell, failure => Classify(name, failure));
    }

    private PSDataCollection<PSObject> Invoke(Engine shell, Func<RuntimeException, (string Id, string Why, string Remedy)> classify)
    {
        try
        {
            IAsyncResult running = shell.BeginInvoke();
            if (running.AsyncWaitHandle.WaitOne(Limit)) return shell.EndInvoke(running);
            shell.BeginStop(null, null);
            throw Failed(ErrorIds.VaultFailed, FormattableString.Invariant($"it did not respond within {Limit.TotalSeconds} s"), $"Run Test-SecretVault -Name '{vault}', then run the command again.");
        }
        catch (RuntimeException failure)
        {
            (string id, string why, string remedy) = classify(failure);
            throw Failed(id, why, remedy);
        }
    }

    // A vault extension's message can contain the secret, so only the ID of the error is reported.
    private (string Id, string Why, string Remedy) Classify(string name, RuntimeException failure)
    {
        string id = failure.ErrorRecord?.FullyQualifiedErrorId.Split(',')[0] ?? failure.GetType().Name;
        if (id == NotThere) return (id, $"it has no secret {name}", "Sign in with Connect-TickTick and the same -Vault and -SecretName.");
        // An extension's error is wrapped, sometimes twice. Its text is examined and never shown.
        string words = $"{failure}{failure.ErrorRecord?.Exception}";
        if (id == NoVault || Says("Vault not found"))
            return (ErrorIds.VaultNotFound, "it is not registered", "Run Get-SecretVault to list the registered vaults, or Register-SecretVault to add one.");
        if (Says("unlock") || Says("PasswordRequired"))
            return (ErrorIds.VaultLocked, "it is locked", "Run Unlock-SecretVault first, or use a vault without a password for automation.");
        return (ErrorIds.VaultFailed, $"the secret {name} cannot be read ({id})", $"Test it with Get-SecretInfo -Vault '{vault}' -Name '{name}'");

        bool Says(string text) => words.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private TickTickException Failed(string id, string why, string remedy) =>
        new(id, FailureKind.Resource, $"The vault '{vault}' cannot be used: {why}.", remedy);
}
