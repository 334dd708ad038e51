using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Creates an authorization request, the first step to sign in a user of a web app.</summary>
/// <remarks>
/// <para>Use this in a web app whose users sign in with SoundCloud. Redirect the user's browser to the address in Uri, and keep the request
/// in memory for that browser's session. When the browser comes back to your redirect URI with a code and a state, pass the request, the
/// code and the state to Connect-SoundCloud -AuthorizationCode, once.</para>
/// <para>If another process may receive the answer, as in a site with several workers, use -Keep or -Store. The request is then kept in the
/// store for ten minutes, and Connect-SoundCloud takes it by its state, once.</para>
/// <para>Nothing is sent to SoundCloud, and no session is needed. To sign in on your own machine, use Connect-SoundCloud -Interactive, which does all of
/// this for you.</para>
/// </remarks>
/// <example>
/// Sign in a user, from start to finish
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
/// In a web app, the first line belongs to one endpoint and the last lines to another. -Account stores the user's tokens under your own id
/// for the user.
/// </example>
/// <example>
/// Create a request for another redirect URI
/// <code>
/// $request = New-SCAuthorizationRequest -RedirectUri https://example.com/back
/// $request | Select-Object Uri, State, RedirectUri
/// </code>
/// The redirect URI must be registered for the app in exactly this form.
/// </example>
/// <example>
/// Complete the sign-in in another process
/// <code>
/// $env:SOUNDCLOUD_STORE_KEY = [Convert]::ToBase64String(
///     [Security.Cryptography.RandomNumberGenerator]::GetBytes(32))
/// $uri = (New-SCAuthorizationRequest -Store ./sign-ins).Uri
/// $ended = Read-Host "Open $uri and paste where it ends"
///
/// $answer = [Web.HttpUtility]::ParseQueryString(([uri]$ended).Query)
/// $code = ConvertTo-SecureString $answer['code'] -AsPlainText -Force
/// Connect-SoundCloud -AuthorizationCode $code -State $answer['state'] `
///     -Store ./sign-ins -Account web-42
/// Get-SCUser
/// </code>
/// The last lines can run in any process that has the same store and the same key.
/// </example>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsCommon.New, "SCAuthorizationRequest")]
[OutputType(typeof(SoundCloudAuthorizationRequest))]
public sealed class NewSCAuthorizationRequestCommand : ConnectionCommand
{
    /// <summary>
    /// The address that SoundCloud redirects the browser to, exactly as registered for the app. Default: the environment variable
    /// SOUNDCLOUD_REDIRECT_URI.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public Uri? RedirectUri { get; set; }

    /// <summary>How SoundCloud shows its sign-in page: popup is for a small window.</summary>
    [Parameter]
    [ValidateSet("popup")]
    [NoScriptBlock]
    public string? Display { get; set; }

    /// <summary>The state that SoundCloud returns with the code. Default: a random state, which is the safest.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? State { get; set; }

    /// <summary>
    /// Keeps the request in the store for ten minutes and one use, so that another process can complete the sign-in. -Store implies it;
    /// without -Store, the store is that of SOUNDCLOUD_STORE, or else the safe store of this machine.
    /// </summary>
    [Parameter]
    public SwitchParameter Keep { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // A serialised SecureString is plain text on some systems, so the code verifier is left out. A types file could do the same, but
        // would prevent the import of a second version of the module.
        InvokeCommand.InvokeScript(
            "Update-TypeData -TypeName $args[0] -SerializationMethod SpecificProperties -PropertySerializationSet Uri, State, CodeChallenge, RedirectUri -Force",
            typeof(SoundCloudAuthorizationRequest).FullName!);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => TryOrEnd(() =>
    {
        var redirectUri = RedirectUri ?? ConnectionSettings.RedirectUri ?? throw new InvalidRequestException(Messages.NoRedirectUri) { Advice = Messages.AdviceNoRedirectUri };
        using var client = new SoundCloudClient(ConnectionSettings.Of(this).ToOptions(needsCredentials: true));
        var request = client.Auth.CreateRequest(redirectUri, State, Display);
        if (Keep || Store is not null)
            Await(KeepAsync(request));
        else if (StoreKey is not null || StoreCredential is not null)
            throw new InvalidRequestException(Messages.KeyWithoutStore);
        WriteObject(new SoundCloudAuthorizationRequest(request));
    });

    private async Task KeepAsync(AuthorizationRequest request)
    {
        var store = await Accounts.At(this).OpenAsync(AllowPlainTextStore, isRequired: true, Observer, PipelineStopToken).ConfigureAwait(false);
        await store!.KeepRequestAsync(request, TimeProvider.System.GetUtcNow(), PipelineStopToken).ConfigureAwait(false);
    }
}
