using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Signs out and ends the session.</summary>
/// <remarks>
/// <para>Revokes a user's token at SoundCloud, and removes it from this session and from the store. An app token is not revoked, because
/// other jobs of the app share it. If there is no session, the cmdlet does nothing.</para>
/// <para>With -KeepToken, only the session ends. The token stays valid, and you can reopen a stored account. Remove-SCAccount does the
/// opposite: it removes a stored account and does not revoke its token.</para>
/// </remarks>
/// <example>
/// Sign out
/// <code>
/// Disconnect-SoundCloud
/// </code>
/// After this, the cmdlets in this runspace report that there is no session.
/// </example>
/// <example>
/// Sign out a stored account
/// <code>
/// Disconnect-SoundCloud -Account label
/// Get-SCAccount
/// </code>
/// Revokes the token of this account and removes the account. Other accounts stay.
/// </example>
/// <example>
/// End the session at the end of a script
/// <code>
/// Connect-SoundCloud -Account me
/// try {
///     Get-SCLike -First 5
/// }
/// finally {
///     Disconnect-SoundCloud -KeepToken
/// }
/// </code>
/// With -KeepToken, the account stays stored for the next run.
/// </example>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso cref="GetSCSessionCommand"/>
/// <seealso cref="RemoveSCAccountCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsCommunications.Disconnect, "SoundCloud", SupportsShouldProcess = true, DefaultParameterSetName = OfSession)]
[OutputType(typeof(void))]
public sealed class DisconnectSoundCloudCommand : StoppableCommand
{
    private const string OfSession = "Session";
    private const string OfAccount = "Account";

    /// <summary>The session to end. Default: the session of this runspace.</summary>
    [Parameter(ParameterSetName = OfSession, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SoundCloudSession? Session { get; set; }

    /// <summary>The stored account to sign out. If it is open in this runspace, that session ends too.</summary>
    [Parameter(ParameterSetName = OfAccount, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [NoScriptBlock]
    public string? Account { get; set; }

    /// <inheritdoc cref="StoreCommand.Store"/>
    [Parameter(ParameterSetName = OfAccount)]
    [ValidateNotNullOrEmpty]
    [NoScriptBlock]
    public string? Store { get; set; }

    /// <inheritdoc cref="StoreCommand.StoreCredential"/>
    [Parameter(ParameterSetName = OfAccount)]
    [Credential]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSCredential? StoreCredential { get; set; }

    /// <inheritdoc cref="StoreCommand.StoreKey"/>
    [Parameter(ParameterSetName = OfAccount)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString? StoreKey { get; set; }

    /// <summary>Ends only the session. The token stays valid at SoundCloud and stays in the store.</summary>
    [Parameter]
    public SwitchParameter KeepToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Account is not null)
            EndAccount(Account);
        // An empty pipeline does not end the runspace's own session.
        else if ((Session ?? (MyInvocation.ExpectingInput ? null : RunspaceSessions.Current)) is { IsClosed: false } session && ShouldProcess(session.ToString(), Messages.Disconnect))
            End(session);
    }

    private void EndAccount(string name)
    {
        if (!ShouldProcess(name, Messages.Disconnect))
            return;
        if (RunspaceSessions.Current is { IsClosed: false } current && string.Equals(current.StoredAccount, name, StringComparison.OrdinalIgnoreCase))
            End(current);
        IReadOnlyList<IAccountStore> stores = [];
        if (!KeepToken)
            Try(name, () => stores = Await(Accounts.At(this, Store, StoreCredential, StoreKey).OpenAllAsync(PipelineStopToken)));
        foreach (var store in stores)
        {
            Try(name, () =>
            {
                using var client = Await(Accounts.OpenClientAsync(store, name, PipelineStopToken));
                SignOut(client);
            });
        }
    }

    private void End(SoundCloudSession session)
    {
        // Closed before the token is revoked, so that a cmdlet that is still running can report why its token is invalid.
        if (!session.Close())
            return;
        try
        {
            if (!KeepToken)
                Try(session, () => SignOut(session.Client));
        }
        finally
        {
            session.End();
            if (ReferenceEquals(RunspaceSessions.Current, session))
                RunspaceSessions.Current = null;
        }
    }

    private void SignOut(SoundCloudClient? client)
    {
        try
        {
            if (client is not null)
                Await(client.Observe(Observer).Auth.SignOutAsync(PipelineStopToken));
        }
        catch (SoundCloudException e) when (e is SignInRequiredException or SoundCloudApiException { IsUnauthorized: true })
        {
            // The token was no longer valid.
        }
    }
}
