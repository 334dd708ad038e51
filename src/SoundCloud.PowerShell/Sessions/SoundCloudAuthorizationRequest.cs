using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>A user's sign-in that a web back end has begun; kept in its memory until the user comes back, for Connect-SoundCloud -Request.</summary>
public sealed class SoundCloudAuthorizationRequest
{
    internal SoundCloudAuthorizationRequest(AuthorizationRequest request)
    {
        Request = request;
        CodeVerifier = request.CodeVerifier.Conceal();
    }

    /// <summary>Where to send the user's browser.</summary>
    public Uri Uri => Request.Uri;

    /// <summary>Comes back with the answer, and shows that it is this request's.</summary>
    public string State => Request.State;

    /// <summary>What the code is exchanged with; a secret, left out where the object is serialised.</summary>
    public SecureString CodeVerifier { get; }

    /// <summary>The code verifier's SHA-256, base64url.</summary>
    public string CodeChallenge => Request.CodeChallenge;

    /// <summary>Where the answer goes, exactly as registered.</summary>
    public Uri RedirectUri => Request.RedirectUri;

    internal AuthorizationRequest Request { get; }

    /// <summary>The redirect URI.</summary>
    public override string ToString() => Request.ToString();
}
