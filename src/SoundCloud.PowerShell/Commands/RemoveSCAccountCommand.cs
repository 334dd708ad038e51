using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Removes accounts that are stored on this machine.</summary>
/// <remarks>
/// <para>Removes an account and its tokens from the store. The tokens stay valid at SoundCloud until they expire; to revoke them too, use
/// Disconnect-SoundCloud -Account. Nothing is sent, and open sessions continue to work.</para>
/// </remarks>
/// <example>
/// Remove an account
/// <code>
/// Remove-SCAccount label
/// Get-SCAccount
/// </code>
/// Get-SCAccount shows the accounts that are left.
/// </example>
/// <example>
/// Remove accounts that can no longer be used
/// <code>
/// Get-SCAccount | Where-Object { -not $_.IsReadable } | Remove-SCAccount
/// Get-SCAccount
/// </code>
/// These are entries that are damaged or were written by another version.
/// </example>
/// <example>
/// Preview what a wildcard would remove
/// <code>
/// Remove-SCAccount l* -WhatIf
/// </code>
/// Names the accounts and removes none of them.
/// </example>
/// <seealso cref="GetSCAccountCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso cref="ConnectSoundCloudCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCAccount", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveSCAccountCommand : StoreCommand
{
    /// <summary>The names of the accounts. Wildcards are allowed; a name that an account has is read literally.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (store, account) in new AccountSearch(this).Find(Name, areLiteral: MyInvocation.ExpectingInput))
        {
            if (ShouldProcess(account.Name, Messages.ForgetAccount))
                Try(account.Name, () => Await(store.RemoveAccountAsync(account.Name, PipelineStopToken)));
        }
    }
}
