using System.ComponentModel;
using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>The parameters that say as which app, and at which addresses, to reach SoundCloud. Nothing else belongs here: <see cref="ConnectionSettings"/> reads them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectionCommand : StoppableCommand
{
    /// <summary>
    /// The app: its client id as user name, its client secret as password. Where not given, SOUNDCLOUD_CLIENT_ID and
    /// SOUNDCLOUD_CLIENT_SECRET of the environment.
    /// </summary>
    [Parameter(Position = 0)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The address of the API. Where not given, SOUNDCLOUD_API_URL of the environment, or https://api.soundcloud.com.</summary>
    [Parameter]
    public string? ApiUri { get; set; }

    /// <summary>
    /// The address of the sign-in pages. Where not given, SOUNDCLOUD_AUTH_URL of the environment, or https://secure.soundcloud.com.
    /// </summary>
    [Parameter]
    public string? AuthUri { get; set; }

    /// <summary>
    /// The full address that tokens come from. Where not given, SOUNDCLOUD_URL_GET_TOKEN of the environment, or /oauth/token below
    /// -AuthUri.
    /// </summary>
    [Parameter]
    public string? TokenUri { get; set; }

    /// <summary>
    /// What the app's token requests send as their Authorization header, word for word, in place of client id and secret. Where not given,
    /// SOUNDCLOUD_AUTHORIZATION of the environment.
    /// </summary>
    [Parameter]
    public SecureString? AuthorizationHeader { get; set; }
}
