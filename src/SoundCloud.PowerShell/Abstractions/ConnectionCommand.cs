using System.ComponentModel;
using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>
/// The parameters for the app and the addresses to connect to. Only parameters belong here; <see cref="ConnectionSettings"/> reads most
/// of them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectionCommand : StoreCommand
{
    /// <summary>
    /// The app's credentials: the client id as user name, the client secret as password. Default: the environment variables
    /// SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET.
    /// </summary>
    [Parameter(Position = 0)]
    [Credential]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSCredential? Credential { get; set; }

    /// <summary>The address of the API. Default: the environment variable SOUNDCLOUD_API_URL, or https://api.soundcloud.com.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? ApiUri { get; set; }

    /// <summary>
    /// The base address of the authorization server. Default: the environment variable SOUNDCLOUD_AUTH_URL, or
    /// https://secure.soundcloud.com.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? AuthUri { get; set; }

    /// <summary>
    /// The full address of the token endpoint. Default: the environment variable SOUNDCLOUD_URL_GET_TOKEN, or /oauth/token below -AuthUri.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? TokenUri { get; set; }

    /// <summary>
    /// The Authorization header of token requests, sent verbatim in place of the client id and secret. Default: the environment variable
    /// SOUNDCLOUD_AUTHORIZATION.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString? AuthorizationHeader { get; set; }

    /// <summary>
    /// If this machine has no safe store, keeps accounts in an unencrypted file that only you can read. You get a warning each time.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowPlainTextStore { get; set; }
}
