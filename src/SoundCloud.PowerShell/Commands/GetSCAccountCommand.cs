using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the accounts that are stored on this machine.</summary>
/// <remarks>
/// <para>Lists the accounts that Connect-SoundCloud -Account has stored: name, how the account was signed in, when its token expires,
/// whether the token can be renewed, and where it is stored. The cmdlet shows no token, sends nothing and needs no session. If an account
/// cannot be read, sign in again.</para>
/// </remarks>
/// <example>
/// See what is stored
/// <code>
/// Get-SCAccount
/// </code>
/// You can open each of these accounts with Connect-SoundCloud -Account.
/// </example>
/// <example>
/// Find accounts that will need a new sign-in
/// <code>
/// Get-SCAccount l* | Select-Object Name, CanRenew, ExpiresAt, Store
/// </code>
/// If CanRenew is False, you have to sign in again after ExpiresAt.
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
/// Sends one request for each account.
/// </example>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso cref="RemoveSCAccountCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsCommon.Get, "SCAccount")]
[OutputType(typeof(StoredAccount))]
public sealed class GetSCAccountCommand : StoreCommand
{
    /// <summary>The names of the accounts. Wildcards are allowed; a name that an account has is read literally. Default: all accounts.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [NoScriptBlock]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (_, account) in new AccountSearch(this).Find(Name ?? ["*"]))
            WriteObject(account);
    }
}
