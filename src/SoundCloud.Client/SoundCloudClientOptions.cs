using System.Net;
using System.Security.Cryptography;

namespace SoundCloud;

/// <summary>How a client reaches SoundCloud and as whom.</summary>
public sealed record SoundCloudClientOptions
{
    private readonly Uri _apiUri = new("https://api.soundcloud.com");
    private readonly Uri _authUri = new("https://secure.soundcloud.com");
    private readonly Uri? _tokenUri;

    /// <summary>The API host; the only origin that ever gets the token.</summary>
    /// <exception cref="InvalidRequestException">It is not https, and not on loopback.</exception>
    public Uri ApiUri
    {
        get => _apiUri;
        init => _apiUri = Origin.Require(value, nameof(ApiUri));
    }

    /// <summary>The sign-in host: <c>/authorize</c> and <c>/oauth/token</c> are below it.</summary>
    /// <exception cref="InvalidRequestException">It is not https, and not on loopback.</exception>
    public Uri AuthUri
    {
        get => _authUri;
        init => _authUri = Origin.Require(value, nameof(AuthUri));
    }

    /// <summary>The full address of the token endpoint, where it is not below <see cref="AuthUri"/>.</summary>
    /// <exception cref="InvalidRequestException">It is not https, and not on loopback.</exception>
    public Uri TokenUri
    {
        get => _tokenUri ?? new Uri(AuthUri.AbsoluteUri.TrimEnd('/') + "/oauth/token");
        init => _tokenUri = Origin.Require(value, nameof(TokenUri));
    }

    /// <summary>The app; without a <see cref="Token"/> it signs in by itself (grant client_credentials).</summary>
    public ClientCredentials? Credentials { get; init; }

    /// <summary>A token from elsewhere; it is renewed where it came with a refresh token and <see cref="Credentials"/> are known.</summary>
    public TokenSet? Token { get; init; }

    /// <summary>Where tokens are kept between processes: an account's, and those that an app asks for; in memory alone where not given.</summary>
    public ITokenStore? TokenStore { get; init; }

    /// <summary>The name under which this client's sign-in is kept in <see cref="TokenStore"/>, such as your own id of its user.</summary>
    public string? Account { get; init; }

    /// <summary>The URN of the user whose account it is; null where that is not known.</summary>
    internal string? User { get; init; }

    /// <summary>Sent verbatim as the authorization header of client_credentials requests in place of the Basic one.</summary>
    public string? AuthorizationHeader { internal get; init; }

    /// <summary>How long the service may take for the headers, and for each further piece of the body.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a failed request is sent again.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The longest wait before a retry; a longer one that the service asks for is an error.</summary>
    public TimeSpan MaximumRetryDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long answers of typed GETs are kept; null keeps none.</summary>
    public TimeSpan? CacheTtl { get; init; }

    /// <summary>Where answers are kept; in memory where not given.</summary>
    public IResponseCache? Cache { get; init; }

    /// <summary>Whether identical GETs in flight share one request.</summary>
    public bool Deduplicate { get; init; } = true;

    /// <summary>The proxy; the system's where not given.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Hears of every call of this client.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>What sends in place of sockets; the caller disposes of it. It must not follow redirects.</summary>
    public HttpMessageHandler? Transport { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Random numbers from 0 to 1, for the jitter of waits.</summary>
    public Func<double> Jitter { get; init; } = static () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    // Printed members would hold secrets.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("ApiUri = ").Append(ApiUri);
        return true;
    }
}
