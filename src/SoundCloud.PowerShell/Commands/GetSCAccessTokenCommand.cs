using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets an access token that is good for a minute at least, as a SecureString with ExpiresAt, for other tools.</summary>
[Cmdlet(VerbsCommon.Get, "SCAccessToken")]
[OutputType(typeof(SecureString))]
public sealed class GetSCAccessTokenCommand : SessionCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Connected, () =>
    {
        var token = new PSObject(Await(Client.Auth.GetAccessTokenAsync(PipelineStopToken)).Conceal());
        token.Properties.Add(new PSNoteProperty("ExpiresAt", Client.Auth.ExpiresAt));
        WriteObject(token);
    });
}
