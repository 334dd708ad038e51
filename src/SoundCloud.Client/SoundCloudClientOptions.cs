using System.Net;
using System.Security.Cryptography;

namespace SoundCloud;

/// <summary>How a client reaches SoundCloud and as whom.</summary>
public sealed record SoundCloudClientOptions
{
    private readonly Uri _apiUri = new("https://api.soundcloud.com");
    private readonly Uri _authUri = new("https://secure.soundcloud.com");
    private readonly Uri? _tokenUri;
    private readonly string? _authorizationHeader;

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

    /// <summary>The full address of the token endpoint, if it is not below <see cref="AuthUri"/>.</summary>
    /// <exception cref="InvalidRequestException">It is not https, and not on loopback.</exception>
    public Uri TokenUri
    {
        get => _tokenUri ?? new Uri(AuthUri.AbsoluteUri.TrimEnd('/') + "/oauth/token");
        init => _tokenUri = Origin.Require(value, nameof(TokenUri));
    }

    /// <summary>The app; without a <see cref="Token"/> it signs in by itself (grant client_credentials).</summary>
    public ClientCredentials? Credentials { get; init; }

    /// <summary>A token that was obtained elsewhere. It is renewed if it has a refresh token and <see cref="Credentials"/> are given.</summary>
    public TokenSet? Token { get; init; }

    /// <summary>
    /// Gives access tokens that another program keeps. It is asked before the first call, when a token expires, and once after the service
    /// refused one, which it is then given. Its tokens are neither renewed nor stored here.
    /// </summary>
    public Func<TokenSet?, CancellationToken, Task<TokenSet>>? TokenSource { get; init; }

    /// <summary>Where tokens are kept between processes: those of accounts, and those that an app asks for. Without a store, they are kept in memory.</summary>
    public ITokenStore? TokenStore { get; init; }

    /// <summary>The name of this sign-in in <see cref="TokenStore"/>, such as your own id for its user.</summary>
    public string? Account { get; init; }

    /// <summary>The URN of the user whose account it is; null where that is not known.</summary>
    internal string? User { get; init; }

    /// <summary>Sent verbatim as the authorization header of client_credentials requests in place of the Basic one.</summary>
    /// <exception cref="InvalidRequestException">No header can carry it.</exception>
    public string? AuthorizationHeader
    {
        internal get => _authorizationHeader;
        init => _authorizationHeader = GivenSecret.Clean(value, nameof(AuthorizationHeader));
    }

    /// <summary>How long the service may take for the headers, and for each further piece of the body: 256 bytes for each second of it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a failed request is sent again.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The longest wait before a retry. If the service asks for a longer one, the request fails at once.</summary>
    public TimeSpan MaximumRetryDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long answers to typed GETs are cached; where null, five minutes if there is a <see cref="Cache"/>, else not at all.</summary>
    public TimeSpan? CacheTtl { get; init; }

    /// <summary>The cache, which several clients and machines may share; in memory if not given.</summary>
    public IResponseCache? Cache { get; init; }

    /// <summary>Whether identical GETs in flight share one request.</summary>
    public bool Deduplicate { get; init; } = true;

    /// <summary>The proxy; the system's if not given.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Observes every call of this client.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>A handler that sends the requests in place of sockets. It must not follow redirects, and the caller disposes of it.</summary>
    public HttpMessageHandler? Transport { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Random numbers from 0 to 1, for the jitter of waits.</summary>
    public Func<double> Jitter { get; init; } = static () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    // The members hold secrets, so they are not printed.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("ApiUri = ").Append(ApiUri);
        return true;
    }
}
