using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Signs out: ends a user's token at the API and forgets it here.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "SoundCloud", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectSoundCloudCommand : StoppableCommand
{
    /// <summary>The session to end; the runspace's own where not given.</summary>
    [Parameter(ValueFromPipeline = true)]
    public SoundCloudSession? Session { get; set; }

    /// <summary>Leaves the token alive at the API.</summary>
    [Parameter]
    public SwitchParameter KeepToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A pipeline that brought nothing does not mean the runspace's own.
        var session = Session ?? (MyInvocation.ExpectingInput ? null : RunspaceSessions.Current);
        if (session is null or { IsClosed: true } || !ShouldProcess(session.ToString(), "Disconnect"))
            return;
        try
        {
            if (!KeepToken && session.Grant is not Grant.ClientCredentials)
                Await(session.Client.Observe(Observer).Auth.SignOutAsync(PipelineStopToken));
        }
        catch (SoundCloudException e) when (e is SignInRequiredException or SoundCloudApiException { IsUnauthorized: true })
        {
            // The token was dead already.
        }
        catch (SoundCloudException e)
        {
            WriteError(ErrorRecords.From(e, session));
        }
        finally
        {
            session.Close();
            if (ReferenceEquals(RunspaceSessions.Current, session))
                RunspaceSessions.Current = null;
        }
    }
}
