using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SoundCloud.AspNetCore;

/// <summary>Makes the site's clients: connections, clock, log and store are the site's.</summary>
internal sealed class SoundCloudClients(
    IOptions<SoundCloudOptions> options,
    IHttpMessageHandlerFactory handlers,
    ITokenStore store,
    IDataProtectionProvider protection,
    IDistributedCache cache,
    TimeProvider time,
    ILogger<SoundCloudClient> log) : IDisposable
{
    public const string HttpClientName = "SoundCloud";

    // One for all: clients with the same way to the service share the limits that their app reached.
    private readonly FactoryTransport _transport = new(handlers);

    /// <summary>The site's store, encrypted.</summary>
    public ITokenStore Store { get; } = new ProtectedTokenStore(store, protection.CreateProtector("SoundCloud.TokenStore"));

    /// <summary>A client of the app itself, whose answers are cached.</summary>
    public SoundCloudClient ForApp() => new(Options() with { Cache = new DistributedResponseCache(cache), CacheTtl = options.Value.CacheTime });

    /// <summary>A client of one of the site's users.</summary>
    public SoundCloudClient ForUser(string account) => new(Options() with { Account = account });

    /// <summary>A client that exchanges a code before it is known whose account that will be.</summary>
    public SoundCloudClient ForSignIn() => new(Options() with { TokenStore = null });

    public void Dispose() => _transport.Dispose();

    private SoundCloudClientOptions Options()
    {
        var set = options.Value;
        var result = new SoundCloudClientOptions
        {
            Credentials = new(set.ClientId!, set.ClientSecret!),
            AuthorizationHeader = string.IsNullOrEmpty(set.Authorization) ? null : set.Authorization,
            TokenStore = Store,
            Timeout = set.Timeout,
            TimeProvider = time,
            Transport = _transport,
            Observer = new LoggingObserver(log),
        };
        result = set.ApiUri is null ? result : result with { ApiUri = set.ApiUri };
        result = set.AuthUri is null ? result : result with { AuthUri = set.AuthUri };
        return set.TokenUri is null ? result : result with { TokenUri = set.TokenUri };
    }

    // The factory replaces its handlers from time to time, so none is held for longer than a request.
    private sealed class FactoryTransport(IHttpMessageHandlerFactory handlers) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var invoker = new HttpMessageInvoker(handlers.CreateHandler(HttpClientName), disposeHandler: false);
            return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }
}
