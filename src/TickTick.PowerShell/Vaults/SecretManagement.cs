using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
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
    public async Task<object?> GetAsync(string name, CancellationToken cancellationToken)
    {
        IList<PSObject> secrets = await RunAsync("Get-Secret", name, p => p.AddParameter("AsPlainText"), cancellationToken).ConfigureAwait(false);
        return secrets.Count > 0 ? secrets[0].BaseObject : null;
    }

    /// <summary>Sets a secret, and overwrites an existing one.</summary>
    /// <exception cref="TickTickException">See <see cref="GetAsync"/>.</exception>
    public Task SetAsync(string name, string text, CancellationToken cancellationToken) =>
        RunAsync("Set-Secret", name, p => p.AddParameter("SecureStringSecret", SecretText.Protect(text)), cancellationToken);

    /// <summary>Removes a secret.</summary>
    /// <exception cref="TickTickException">See <see cref="GetAsync"/>.</exception>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) => RunAsync("Remove-Secret", name, static _ => { }, cancellationToken);

    private async Task<PSDataCollection<PSObject>> RunAsync(string command, string name, Action<Engine> describe, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(Limit);
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = end.Token.Register(() => ended.TrySetResult(true));
        // Creating a runspace takes a moment, and an extension that ignores the request to stop can take any time.
        var work = Task.Run(() => Run(command, name, describe, end.Token), CancellationToken.None);
        if (await Task.WhenAny(work, ended.Task).ConfigureAwait(false) == work && !end.IsCancellationRequested) return await work.ConfigureAwait(false);

        _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        cancellationToken.ThrowIfCancellationRequested();
        throw Failed(ErrorIds.VaultFailed, FormattableString.Invariant($"it did not respond within {Limit.TotalSeconds} s"), $"Run Test-SecretVault -Name '{vault}', then run the command again.");
    }

    private PSDataCollection<PSObject> Run(string command, string name, Action<Engine> describe, CancellationToken end)
    {
        try
        {
            using Engine shell = Engine.Create(InitialSessionState.CreateDefault2());
            using CancellationTokenRegistration stopping = end.Register(() => shell.BeginStop(null, null));
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
        catch (Exception failure) when (failure is not TickTickException)
        {
            // PowerShell itself failed, such as in a home directory that cannot be written.
            throw Failed(ErrorIds.VaultFailed, $"PowerShell could not run {command} ({failure.GetType().Name})", $"Run Test-SecretVault -Name '{vault}', then run the command again.");
        }
    }

    private PSDataCollection<PSObject> Invoke(Engine shell, Func<RuntimeException, (string Id, string Why, string Remedy)?> classify)
    {
        try
        {
            return shell.EndInvoke(shell.BeginInvoke());
        }
        catch (RuntimeException failure)
        {
            if (classify(failure) is not var (id, why, remedy)) return [];
            throw Failed(id, why, remedy);
        }
    }

    // A vault extension's message can contain the secret, so only the ID of the error is reported. A missing secret is
    // not an error.
    private (string Id, string Why, string Remedy)? Classify(string name, RuntimeException failure)
    {
        string id = failure.ErrorRecord?.FullyQualifiedErrorId.Split(',')[0] ?? failure.GetType().Name;
        if (id == NotThere) return null;
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
        new(id, $"The vault '{vault}' cannot be used: {why}.", remedy);
}
