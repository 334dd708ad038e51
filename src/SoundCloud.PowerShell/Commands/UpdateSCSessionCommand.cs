using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Renews the session's token now: POST /oauth/token.</summary>
[Cmdlet(VerbsData.Update, "SCSession", SupportsShouldProcess = true)]
[OutputType(typeof(SoundCloudSession))]
public sealed class UpdateSCSessionCommand : SessionCommand
{
    /// <summary>Asks SoundCloud also where another process of the same account has just renewed the token.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Connected.ToString(), "Renew the token"))
            return;
        if (Try(Connected, () => Await(Client.Auth.RenewAsync(Force, PipelineStopToken))) && PassThru)
            WriteObject(Connected);
    }
}
