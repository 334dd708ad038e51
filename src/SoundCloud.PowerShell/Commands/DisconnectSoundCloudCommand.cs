using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Signs out and ends the session.</summary>
/// <remarks>
/// <para>Ends a user's token at SoundCloud, and forgets it here and where it is stored. An app's token is only forgotten: it is shared
/// by the app's other jobs. Where there is no session it does nothing.</para>
/// <para>With -KeepToken only the session ends. The token stays good, and a stored account can be opened again. Remove-SCAccount does
/// the opposite: it forgets a stored account and leaves the token alone.</para>
/// </remarks>
/// <example>
/// Sign out
/// <code>
/// Disconnect-SoundCloud
/// </code>
/// From then on the cmdlets of this runspace say that there is no session.
/// </example>
/// <example>
/// Sign a stored account out
/// <code>
/// Disconnect-SoundCloud -Account label
/// Get-SCAccount
/// </code>
/// Ends its token and forgets it. The others are still there.
/// </example>
/// <example>
/// Leave nothing open behind a script
/// <code>
/// Connect-SoundCloud -Account me
/// try {
///     Get-SCLike -First 5
/// }
/// finally {
///     Disconnect-SoundCloud -KeepToken
/// }
/// </code>
/// With -KeepToken the account stays stored, for the next run.
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

    /// <summary>The session to end. Where not given, the one that this runspace connected last.</summary>
    [Parameter(ParameterSetName = OfSession, ValueFromPipeline = true)]
    public SoundCloudSession? Session { get; set; }

    /// <summary>The stored account to sign out. Where this runspace has it open, that session ends too.</summary>
    [Parameter(ParameterSetName = OfAccount, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string? Account { get; set; }

    /// <summary>Ends the session alone. The token stays good at SoundCloud, and where it is stored.</summary>
    [Parameter]
    public SwitchParameter KeepToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Account is not null)
            EndAccount(Account);
        // A pipeline that brought nothing does not mean the runspace's own.
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
            Try(name, () => stores = Await(Accounts.OpenAllAsync(PipelineStopToken)));
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
        // Before its token dies, so that those who find it dead know why.
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
            // The token was dead already.
        }
    }
}
