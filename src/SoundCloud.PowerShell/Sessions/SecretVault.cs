using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Engine = System.Management.Automation.PowerShell;

namespace SoundCloud.PowerShell;

/// <summary>A vault of the module Microsoft.PowerShell.SecretManagement. Its cmdlets run in a runspace of their own, one at a time, because a token can be renewed by any thread.</summary>
#pragma warning disable CA1001 // It lives as long as the process.
internal sealed class SecretVault
#pragma warning restore CA1001
{
    /// <summary>What -Store begins with.</summary>
    public const string Scheme = "vault:";

    private const string Module = "Microsoft.PowerShell.SecretManagement";

    private static readonly ConcurrentDictionary<string, SecretVault> Known = new(StringComparer.Ordinal);

    private readonly string _manifest;
    private readonly string _name;
    private readonly SemaphoreSlim _one = new(1, 1);
    private Runspace? _runspace;

    private SecretVault(string manifest, string name) => (_manifest, _name) = (manifest, name);

    /// <summary>Finds the module as the user's session does.</summary>
    /// <exception cref="TokenStoreException">It is not installed.</exception>
    public static SecretVault Find(PSCmdlet cmdlet, string name)
    {
        var command = cmdlet.InvokeCommand.GetCommand(Module + @"\Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function);
        var folder = command?.Module?.ModuleBase ?? throw new TokenStoreException(Messages.NoSecretManagement(Module));
        var manifest = Path.Combine(folder, Module + ".psd1");
        return Known.GetOrAdd(manifest + '\n' + name, _ => new(manifest, name));
    }

    /// <summary>The names of its secrets that match a wildcard.</summary>
    /// <exception cref="TokenStoreException">The vault failed.</exception>
    public async Task<IReadOnlyList<string>> NamesAsync(string pattern, CancellationToken cancellationToken) =>
        [.. (await RunAsync("Get-SecretInfo", pattern, cancellationToken).ConfigureAwait(false)).Select(static found => $"{found.Properties["Name"]?.Value}")];

    /// <summary>A secret's text; null where there is none.</summary>
    /// <exception cref="TokenStoreException">The vault failed.</exception>
    public async Task<string?> GetAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = await RunAsync("Get-Secret", name, cancellationToken, ("AsPlainText", true)).ConfigureAwait(false);
            return found.Count == 0 ? null : found[0].BaseObject as string;
        }
        catch (TokenStoreException)
        {
            // Vaults report a missing secret in ways of their own.
            if ((await NamesAsync(name, cancellationToken).ConfigureAwait(false)).Count == 0)
                return null;
            throw;
        }
    }

    /// <summary>Adds or replaces a secret.</summary>
    /// <exception cref="TokenStoreException">The vault failed.</exception>
    public Task SetAsync(string name, string text, CancellationToken cancellationToken) => RunAsync("Set-Secret", name, cancellationToken, ("Secret", text));

    /// <summary>Removes a secret; false where there is none.</summary>
    /// <exception cref="TokenStoreException">The vault failed.</exception>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync("Remove-Secret", name, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TokenStoreException)
        {
            if ((await NamesAsync(name, cancellationToken).ConfigureAwait(false)).Count == 0)
                return false;
            throw;
        }
    }

    /// <summary>As -Store names it.</summary>
    public override string ToString() => Scheme + _name;

    private async Task<List<PSObject>> RunAsync(string command, string name, CancellationToken cancellationToken, params (string Name, object Value)[] more)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        // The caller may give up, but a cmdlet that is running ends before the next one begins.
        var run = Task.Run(() => Run(command, name, more), CancellationToken.None);
        _ = run.ContinueWith(_ => _one.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await run.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private List<PSObject> Run(string command, string name, (string Name, object Value)[] more)
    {
        try
        {
            using var shell = Engine.Create();
            shell.Runspace = _runspace ??= OpenRunspace();
            shell.AddCommand(Module + '\\' + command).AddParameter("Name", name).AddParameter("Vault", _name);
            foreach (var (parameter, value) in more)
                shell.AddParameter(parameter, value);
            var found = shell.Invoke();
            return shell.HadErrors && shell.Streams.Error.FirstOrDefault() is { } error ? throw Failed(error.ToString(), error.Exception) : [.. found];
        }
        catch (RuntimeException e)
        {
            throw Failed(e.Message, e);
        }
    }

    private Runspace OpenRunspace()
    {
        var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        try
        {
            runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
            runspace.Open();
            using var shell = Engine.Create();
            shell.Runspace = runspace;
            shell.AddCommand("Import-Module").AddParameter("Name", _manifest).AddParameter("ErrorAction", "Stop").Invoke();
            return runspace;
        }
        catch
        {
            runspace.Dispose();
            throw;
        }
    }

    private TokenStoreException Failed(string reason, Exception? cause) => new(Messages.VaultFailed(ToString(), reason), cause);
}
