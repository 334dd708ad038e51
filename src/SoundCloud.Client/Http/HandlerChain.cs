namespace SoundCloud;

/// <summary>The one place that knows which handlers there are and their order.</summary>
internal static class HandlerChain
{
    /// <summary>The chain of the API: what is named first sees the request first.</summary>
    public static HttpMessageInvoker ForApi(SoundCloudClientOptions options, TokenGate tokens, KeptAnswers? answers, RateLimits limits, SharedLimits? shared, Redaction redaction) => Compose(
        Transport(options),
        new CallTelemetryHandler(options.TimeProvider, redaction),
        answers is null ? null : new CacheHandler(answers, tokens),
        options.Deduplicate ? new DeduplicationHandler(tokens) : null,
        new RetryHandler(options, limits, shared, redaction),
        new AuthenticationHandler(tokens, options.ApiUri),
        new RedirectHandler(options.ApiUri),
        new AttemptTelemetryHandler(options.TimeProvider, redaction),
        new BodyHandler(options, redaction),
        new DecompressionHandler());

    /// <summary>The chain of the token host: the same without what needs a token or keeps an answer.</summary>
    public static HttpMessageInvoker ForTokens(SoundCloudClientOptions options, Redaction redaction) => Compose(
        Transport(options),
        new CallTelemetryHandler(options.TimeProvider, redaction),
        new RetryHandler(options, new(options.TimeProvider), shared: null, redaction),
        new AttemptTelemetryHandler(options.TimeProvider, redaction),
        new BodyHandler(options, redaction, isSecret: true),
        new DecompressionHandler());

    private static HttpMessageInvoker Compose(HttpMessageHandler transport, params ReadOnlySpan<DelegatingHandler?> handlers)
    {
        var inner = transport;
        for (var i = handlers.Length - 1; i >= 0; i--)
        {
            if (handlers[i] is not { } handler)
                continue;
            handler.InnerHandler = inner;
            inner = handler;
        }
        return new HttpMessageInvoker(inner, disposeHandler: true);
    }

    private static HttpMessageHandler Transport(SoundCloudClientOptions options) => options.Transport is { } given
        ? new Undisposed(given)
        : new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = options.Timeout,
            ConnectCallback = ConnectionStream.ConnectAsync,
            Proxy = options.Proxy,
            UseProxy = true,
        };

    // A transport that the caller made is the caller's to dispose.
    private sealed class Undisposed(HttpMessageHandler inner) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _inner = new(inner, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _inner.SendAsync(request, cancellationToken);
    }
}
