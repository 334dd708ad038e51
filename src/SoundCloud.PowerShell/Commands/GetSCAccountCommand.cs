using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the accounts that are stored on this machine: names, expiry, where they are kept, never a token.</summary>
[Cmdlet(VerbsCommon.Get, "SCAccount")]
[OutputType(typeof(StoredAccount))]
public sealed class GetSCAccountCommand : AccountCommand
{
    /// <summary>The names, with wildcards; all where not given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (_, account) in Find(Name ?? ["*"]))
            WriteObject(account);
    }
}
