using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Forgets accounts that are stored on this machine.</summary>
/// <remarks>
/// <para>Forgets an account's tokens here. At SoundCloud they stay good until they end; Disconnect-SoundCloud -Account ends them there
/// as well. Nothing is sent, and a session that is open goes on.</para>
/// </remarks>
/// <example>
/// Forget an account
/// <code>
/// Remove-SCAccount label
/// Get-SCAccount
/// </code>
/// The others are still there.
/// </example>
/// <example>
/// Forget what can no longer be used
/// <code>
/// Get-SCAccount | Where-Object { -not $_.IsReadable } | Remove-SCAccount
/// Get-SCAccount
/// </code>
/// Entries that are damaged, or of another version.
/// </example>
/// <example>
/// See what a pattern would forget
/// <code>
/// Remove-SCAccount l* -WhatIf
/// </code>
/// Names the accounts and forgets none.
/// </example>
/// <seealso cref="GetSCAccountCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso cref="ConnectSoundCloudCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCAccount", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveSCAccountCommand : StoppableCommand
{
    /// <summary>The names of the accounts, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc cref="ConnectSoundCloudCommand.Store"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Store { get; set; }

    /// <inheritdoc cref="ConnectSoundCloudCommand.StoreKey"/>
    [Parameter]
    public SecureString? StoreKey { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (store, account) in new AccountSearch(this, Store, StoreKey).Find(Name))
        {
            if (ShouldProcess(account.Name, Messages.ForgetAccount))
                Try(account.Name, () => Await(store.RemoveAccountAsync(account.Name, PipelineStopToken)));
        }
    }
}
