using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Begins the sign-in of a web site's user.</summary>
/// <remarks>
/// <para>For web sites that let their users connect with SoundCloud. It makes the address (Uri) to send a user's browser to. Keep the
/// request in memory, under that browser's own cookie. When the browser comes back to your redirect URI with a code and a state, give
/// all three to Connect-SoundCloud -AuthorizationCode, once.</para>
/// <para>Nothing is sent, and no session is needed. At your own machine, Connect-SoundCloud -Interactive does all of this by
/// itself.</para>
/// </remarks>
/// <example>
/// Sign a user in, from beginning to end
/// <code>
/// $request = New-SCAuthorizationRequest -Display popup
/// $ended = Read-Host "Open $($request.Uri) and paste where it ends"
///
/// $answer = [Web.HttpUtility]::ParseQueryString(([uri]$ended).Query)
/// $code = ConvertTo-SecureString $answer['code'] -AsPlainText -Force
/// Connect-SoundCloud -AuthorizationCode $code -Request $request `
///     -State $answer['state'] -Account web-42
/// Get-SCUser
/// </code>
/// On a web site the first line belongs to one endpoint and the last lines to another. -Account keeps the user's tokens under your own
/// id for them.
/// </example>
/// <example>
/// Make a request for another redirect URI
/// <code>
/// $request = New-SCAuthorizationRequest -RedirectUri https://example.com/back
/// $request | Select-Object Uri, State, RedirectUri
/// </code>
/// It has to be registered with the app, letter by letter.
/// </example>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsCommon.New, "SCAuthorizationRequest")]
[OutputType(typeof(SoundCloudAuthorizationRequest))]
public sealed class NewSCAuthorizationRequestCommand : ConnectionCommand
{
    /// <summary>
    /// Where SoundCloud sends the browser back to, exactly as registered with the app. Where not given, SOUNDCLOUD_REDIRECT_URI of the
    /// environment.
    /// </summary>
    [Parameter]
    public Uri? RedirectUri { get; set; }

    /// <summary>How the sign-in page shows itself: popup, for a small window.</summary>
    [Parameter]
    [ValidateSet("popup")]
    public string? Display { get; set; }

    /// <summary>What comes back with the answer, to know it by. Where not given, it is random, which is best.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? State { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        // Serialised, a SecureString is plain text on some systems. A file of types would say the same, and keep a second version of the module from being imported.
        InvokeCommand.InvokeScript(
            "Update-TypeData -TypeName $args[0] -SerializationMethod SpecificProperties -PropertySerializationSet Uri, State, CodeChallenge, RedirectUri -Force",
            typeof(SoundCloudAuthorizationRequest).FullName!);

    /// <inheritdoc/>
    protected override void ProcessRecord() => TryOrEnd(() =>
    {
        var redirectUri = RedirectUri ?? ConnectionSettings.RedirectUri ?? throw new InvalidRequestException(Messages.NoRedirectUri);
        using var client = new SoundCloudClient(ConnectionSettings.Of(this).ToOptions(needsCredentials: true));
        WriteObject(new SoundCloudAuthorizationRequest(client.Auth.CreateRequest(redirectUri, State, Display)));
    });
}
