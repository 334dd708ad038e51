using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>
/// One sign-in of a user: the address to send them to, and what their answer is checked and exchanged with
/// (<c>GET /authorize</c>, RFC 6749 section 4.1.1 with PKCE S256, RFC 7636). It prints without the code verifier.
/// </summary>
public sealed class AuthorizationRequest
{
    internal AuthorizationRequest(SoundCloudClientOptions options, Uri redirectUri, string? state = null, string? display = null, string? codeVerifier = null)
    {
        Options = options;
        RedirectUri = redirectUri;
        State = state ?? Random();
        CodeVerifier = codeVerifier ?? Random();
        CodeChallenge = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(CodeVerifier)));
        Uri = AddressOf(display);
        PopupUri = AddressOf("popup");
    }

    /// <summary>Where to send the user.</summary>
    public Uri Uri { get; }

    /// <summary>Comes back with the answer, and shows that it is this request's.</summary>
    public string State { get; }

    /// <summary>The code verifier's SHA-256, base64url.</summary>
    public string CodeChallenge { get; }

    /// <summary>Where the answer goes, exactly as registered.</summary>
    public Uri RedirectUri { get; }

    internal string CodeVerifier { get; }

    /// <summary>The same address for a small window: <c>display=popup</c>.</summary>
    internal Uri PopupUri { get; }

    /// <summary>The client that asks, which alone can exchange the code.</summary>
    internal SoundCloudClientOptions Options { get; }

    /// <summary>Whether that is this request's state, compared in constant time.</summary>
    public bool IsState(string? state) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state ?? ""), Encoding.UTF8.GetBytes(State));

    /// <summary>The request as text, with which another process can finish the sign-in: <see cref="AuthClient.OpenRequest"/>. It holds the code verifier: encrypt it where you keep it.</summary>
    public string Export() => JsonSerializer.Serialize(new(Options.Credentials!.ClientId, RedirectUri, State, CodeVerifier), AuthorizationRequestContext.Default.ExportedRequest);

    /// <summary>Reads what <see cref="Export"/> wrote; null where it is another text.</summary>
    internal static ExportedRequest? Import(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, AuthorizationRequestContext.Default.ExportedRequest) is { ClientId: not null, RedirectUri: not null, State.Length: > 0, CodeVerifier.Length: > 0 } request ? request : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // The parser throws an ArgumentException for a text that is not valid Unicode.
            return null;
        }
    }

    /// <summary>A text of 43 characters that nobody can guess.</summary>
    internal static string Random() => Base64Url(RandomNumberGenerator.GetBytes(32));

    /// <summary>The redirect URI.</summary>
    public override string ToString() => $"authorization request for {RedirectUri}";

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private Uri AddressOf(string? display)
    {
        var query = new StringBuilder(Options.AuthUri.AbsoluteUri.TrimEnd('/')).Append("/authorize?client_id=")
            .Append(System.Uri.EscapeDataString(Options.Credentials!.ClientId))
            .Append("&redirect_uri=").Append(System.Uri.EscapeDataString(RedirectUri.OriginalString))
            .Append("&response_type=code&code_challenge=").Append(CodeChallenge)
            .Append("&code_challenge_method=S256&state=").Append(System.Uri.EscapeDataString(State));
        if (display is not null)
            query.Append("&display=").Append(System.Uri.EscapeDataString(display));
        return new(query.ToString());
    }
}

/// <summary>What is left of an authorization request in a text.</summary>
internal sealed record ExportedRequest(string ClientId, Uri RedirectUri, string State, string CodeVerifier)
{
    // The members are secrets, so they are not printed.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("RedirectUri = ").Append(RedirectUri);
        return true;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ExportedRequest))]
internal sealed partial class AuthorizationRequestContext : JsonSerializerContext;
