using System.ComponentModel;
using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that reaches SoundCloud as an app: which one, and at which addresses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectionCommand : StoppableCommand
{
    /// <summary>The app: client id as user name, client secret as password. Where not given, SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET.</summary>
    [Parameter(Position = 0)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The API's address; SOUNDCLOUD_API_URL or https://api.soundcloud.com where not given.</summary>
    [Parameter]
    public string? ApiUri { get; set; }

    /// <summary>The sign-in host's address; SOUNDCLOUD_AUTH_URL or https://secure.soundcloud.com where not given.</summary>
    [Parameter]
    public string? AuthUri { get; set; }

    /// <summary>The token endpoint's full address; SOUNDCLOUD_URL_GET_TOKEN, or /oauth/token below the sign-in host, where not given.</summary>
    [Parameter]
    public string? TokenUri { get; set; }

    /// <summary>The authorization header of the app's token requests, verbatim; SOUNDCLOUD_AUTHORIZATION where not given.</summary>
    [Parameter]
    public SecureString? AuthorizationHeader { get; set; }

    private protected ConnectionSettings Settings => new(
        ApiUri, AuthUri, TokenUri, AuthorizationHeader.Reveal(), Credential?.UserName, Credential?.Password.Reveal());
}
