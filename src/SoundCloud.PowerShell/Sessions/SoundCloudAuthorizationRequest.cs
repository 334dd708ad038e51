using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>
/// An authorization request of a web app. The app keeps it in memory until the user comes back, for Connect-SoundCloud -Request.
/// </summary>
public sealed class SoundCloudAuthorizationRequest
{
    internal SoundCloudAuthorizationRequest(AuthorizationRequest request)
    {
        Request = request;
        CodeVerifier = request.CodeVerifier.Conceal();
    }

    /// <summary>The address to redirect the user's browser to.</summary>
    public Uri Uri => Request.Uri;

    /// <summary>The state, which SoundCloud returns with the code to show that the response belongs to this request.</summary>
    public string State => Request.State;

    /// <summary>
    /// The PKCE code verifier, which is sent when the code is exchanged. It is a secret, and is left out when the object is serialised.
    /// </summary>
    public SecureString CodeVerifier { get; }

    /// <summary>The PKCE code challenge: the SHA-256 hash of the code verifier, as base64url.</summary>
    public string CodeChallenge => Request.CodeChallenge;

    /// <summary>The redirect URI that SoundCloud sends the response to, exactly as registered.</summary>
    public Uri RedirectUri => Request.RedirectUri;

    internal AuthorizationRequest Request { get; }

    /// <summary>The redirect URI.</summary>
    public override string ToString() => Request.ToString();
}
