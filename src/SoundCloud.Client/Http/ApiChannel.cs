namespace SoundCloud;

/// <summary>The way to the API that all views of one client share: its settings, its token, its cache and its handlers.</summary>
internal sealed class ApiChannel : IDisposable
{
    private static readonly TimeSpan UsualCacheTime = TimeSpan.FromMinutes(5);

    private readonly HttpMessageInvoker _http;
    private AppShare? _app;

    // Never disposed of: a call that is sent at this moment still asks it.
    private readonly CancellationTokenSource _closing = new();

    public ApiChannel(SoundCloudClientOptions options)
    {
        Options = options;
        Redaction = new Redaction(() => Tokens?.Secrets ?? []);
        if (options.CacheTtl is not null || options.Cache is not null)
            Answers = new(options.Cache ?? new MemoryResponseCache(options.TimeProvider), options.CacheTtl ?? UsualCacheTime, options.TimeProvider);
        _app = AppShare.Join(options);
        Tokens = new TokenGate(options, new TokenSource(options, new TokenEndpoint(options, HandlerChain.ForTokens(options, Redaction), Redaction), _app));
        var limits = _app?.Limits ?? new(options.TimeProvider);
        var shared = _app is not null && options.TokenStore is IAccountStore { Values: { } values } ? new SharedLimits(values, options, limits) : null;
        _http = HandlerChain.ForApi(options, Tokens, Answers, limits, shared, Redaction);
    }

    public SoundCloudClientOptions Options { get; }

    public Redaction Redaction { get; }

    /// <summary>The kept answers; null where nothing is cached.</summary>
    public KeptAnswers? Answers { get; }

    public TokenGate Tokens { get; }

    /// <summary>Sends a request. It ends with the answer, or when the caller cancels it or somebody closes the client; the exception says which.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiRequestMessage request, CancellationToken cancellationToken)
    {
        // The deduplication starts a shared request before it looks at the caller's token.
        cancellationToken.ThrowIfCancellationRequested();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            return await _http.SendAsync(request, ends.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && e.CancellationToken != cancellationToken)
        {
            // The caller knows its own token, not the linked one.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(SoundCloudClient));
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        // Once, though the client may be disposed of twice.
        Interlocked.Exchange(ref _app, null)?.Dispose();
        Tokens.Dispose();
        _http.Dispose();
    }
}
