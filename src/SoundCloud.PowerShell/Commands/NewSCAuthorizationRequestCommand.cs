using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Begins a user's sign-in for a web back end: the address to send the user to, and what Connect-SoundCloud -Request needs when they come back.</summary>
[Cmdlet(VerbsCommon.New, "SCAuthorizationRequest")]
[OutputType(typeof(SoundCloudAuthorizationRequest))]
public sealed class NewSCAuthorizationRequestCommand : ConnectionCommand
{
    /// <summary>Where SoundCloud sends the user back to, exactly as registered with the app; SOUNDCLOUD_REDIRECT_URI where not given.</summary>
    [Parameter]
    public Uri? RedirectUri { get; set; }

    /// <summary>How the sign-in page shows itself: popup for a small window.</summary>
    [Parameter]
    [ValidateSet("popup")]
    public string? Display { get; set; }

    /// <summary>What comes back with the answer; random where not given.</summary>
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
    protected override void ProcessRecord()
    {
        try
        {
            var redirectUri = RedirectUri ?? ConnectionSettings.RedirectUri
                ?? throw new InvalidRequestException("There is no redirect URI: give -RedirectUri, or set SOUNDCLOUD_REDIRECT_URI.");
            using var client = new SoundCloudClient(Settings.ToOptions(needsCredentials: true));
            WriteObject(new SoundCloudAuthorizationRequest(client.Auth.CreateRequest(redirectUri, State, Display)));
        }
        catch (SoundCloudException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
    }
}
