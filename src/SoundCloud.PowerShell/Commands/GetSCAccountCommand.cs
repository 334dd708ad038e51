using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the accounts that are stored on this machine.</summary>
/// <remarks>
/// <para>Lists what Connect-SoundCloud -Account has stored: the name, how it was signed in, when its token ends, whether it renews
/// itself and where it is kept. It shows no token, sends nothing and needs no session. An account that cannot be read has to be signed
/// in again.</para>
/// </remarks>
/// <example>
/// See what is stored
/// <code>
/// Get-SCAccount
/// </code>
/// Each of these names can be opened with Connect-SoundCloud -Account.
/// </example>
/// <example>
/// Find accounts that will need their user again
/// <code>
/// Get-SCAccount l* | Select-Object Name, CanRenew, ExpiresAt, Store
/// </code>
/// Where CanRenew is False, the account ends at ExpiresAt and has to be signed in again.
/// </example>
/// <example>
/// Count the tracks of each account
/// <code>
/// foreach ($account in Get-SCAccount) {
///     $session = Connect-SoundCloud -Account $account.Name -PassThru
///     [pscustomobject]@{
///         Account = $account.Name
///         Tracks  = (Get-SCUser -Session $session).TrackCount
///     }
/// }
/// </code>
/// One request for each account.
/// </example>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso cref="RemoveSCAccountCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsCommon.Get, "SCAccount")]
[OutputType(typeof(StoredAccount))]
public sealed class GetSCAccountCommand : StoppableCommand
{
    /// <summary>The names of the accounts, with wildcards. Where not given, all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (_, account) in new AccountSearch(this).Find(Name ?? ["*"]))
            WriteObject(account);
    }
}
