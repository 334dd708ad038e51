using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Forgets accounts that are stored on this machine; at SoundCloud their tokens live on (Disconnect-SoundCloud -Account ends those too).</summary>
[Cmdlet(VerbsCommon.Remove, "SCAccount", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveSCAccountCommand : AccountCommand
{
    /// <summary>The names, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (store, account) in Find(Name))
        {
            if (ShouldProcess(account.Name, "Forget the stored account"))
                Try(account.Name, () => Await(Accounts.RemoveAsync(store, account.Name, PipelineStopToken)));
        }
    }
}
