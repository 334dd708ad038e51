using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the session's access token, for other tools.</summary>
/// <remarks>
/// <para>Writes the token as a SecureString that is good for a minute at least: where it would end before, it is renewed first. Its
/// property ExpiresAt says when it ends. It is a secret: give it to tools that take a SecureString, and keep it out of files and
/// logs.</para>
/// </remarks>
/// <example>
/// Ask the API with another tool
/// <code>
/// $api = (Get-SCSession).ApiUri
/// $token = Get-SCAccessToken
/// Invoke-RestMethod "${api}me" -Authentication Bearer -Token $token
/// </code>
/// Invoke-RestMethod takes the token as it is. For any request of the API, Invoke-SCRaw is shorter.
/// </example>
/// <example>
/// See how long it is good
/// <code>
/// (Get-SCAccessToken).ExpiresAt - (Get-Date)
/// </code>
/// The session renews it by itself; this is for tools that cannot.
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
