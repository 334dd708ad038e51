using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Signs out: ends a user's token at the API, and forgets it here and where it is stored.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "SoundCloud", SupportsShouldProcess = true, DefaultParameterSetName = OfSession)]
[OutputType(typeof(void))]
public sealed class DisconnectSoundCloudCommand : StoppableCommand
{
    private const string OfSession = "Session";
    private const string OfAccount = "Account";

    /// <summary>The session to end; the runspace's own where not given.</summary>
    [Parameter(ParameterSetName = OfSession, ValueFromPipeline = true)]
    public SoundCloudSession? Session { get; set; }

    /// <summary>The stored account to sign out; a session of its in this runspace ends too.</summary>
    [Parameter(ParameterSetName = OfAccount, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string? Account { get; set; }

    /// <summary>Ends the session alone: the token lives on at the API, and where it is stored.</summary>
    [Parameter]
    public SwitchParameter KeepToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Account is not null)
            EndAccount(Account);
        // A pipeline that brought nothing does not mean the runspace's own.
        else if ((Session ?? (MyInvocation.ExpectingInput ? null : RunspaceSessions.Current)) is { IsClosed: false } session && ShouldProcess(session.ToString(), "Disconnect"))
            End(session);
    }

    private void EndAccount(string name)
    {
        if (!ShouldProcess(name, "Disconnect"))
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
