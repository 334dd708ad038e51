using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets this runspace's session: account, grant, expiry and address, never a token; nothing where there is none.</summary>
[Cmdlet(VerbsCommon.Get, "SCSession")]
[OutputType(typeof(SoundCloudSession))]
public sealed class GetSCSessionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (RunspaceSessions.Current is { IsClosed: false } session)
            WriteObject(session);
    }
}
