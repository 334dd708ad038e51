using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the session's access token, for other tools.</summary>
/// <remarks>
/// <para>Returns the token as a SecureString. The token is valid for at least a minute: if it would expire sooner, it is renewed first. The
/// property ExpiresAt says when it expires. The token is a secret: give it to tools that take a SecureString, and keep it out of files and
/// logs.</para>
/// <para>On Linux and macOS, PowerShell does not encrypt a SecureString in a file: what Export-Clixml writes of it can be read. To keep a
/// sign-in, use Connect-SoundCloud -Account.</para>
/// </remarks>
/// <example>
/// Call the API with another tool
/// <code>
/// $api = (Get-SCSession).ApiUri
/// $token = Get-SCAccessToken
/// Invoke-RestMethod "${api}me" -Authentication Bearer -Token $token
/// </code>
/// Invoke-RestMethod accepts the SecureString. Invoke-SCRaw is a shorter way to call any operation of the API.
/// </example>
/// <example>
/// See how long the token is valid
/// <code>
/// (Get-SCAccessToken).ExpiresAt - (Get-Date)
/// </code>
/// The session renews its token by itself. Other tools need to know when to get a new one.
/// </example>
/// <seealso cref="GetSCSessionCommand"/>
/// <seealso cref="UpdateSCSessionCommand"/>
/// <seealso cref="InvokeSCRawCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
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
