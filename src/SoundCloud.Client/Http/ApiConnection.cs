using System.Collections.Concurrent;

namespace SoundCloud;

/// <summary>Sends operations through the handler chain and reads their answers; everything typed goes through here.</summary>
internal sealed partial class ApiConnection
{
    private readonly Shared _shared;
    private readonly ConcurrentDictionary<string, Lazy<Task<SoundCloudId>>>? _links;

    public ApiConnection(SoundCloudClientOptions options)
        : this(new Shared(options), options.Observer)
    {
    }

    private ApiConnection(Shared shared, IRequestObserver? observer)
    {
        _shared = shared;
        Observer = observer;
    }

    private ApiConnection(Shared shared, IRequestObserver observer, ConcurrentDictionary<string, Lazy<Task<SoundCloudId>>> links)
        : this(shared, observer) =>
        _links = links;

    public SoundCloudClientOptions Options => _shared.Options;

    public TokenGate Tokens => _shared.Tokens;

    public Redaction Redaction => _shared.Redaction;

    public IResponseCache? Cache => _shared.Cache;

    public IRequestObserver? Observer { get; }

    /// <summary>The same connection for one piece of work, with its own listener; a link is looked up once in it.</summary>
    public ApiConnection Observe(IRequestObserver observer) => new(_shared, observer, new(StringComparer.Ordinal));

    public void Dispose() => _shared.Dispose();

    public Uri UriOf(string path, Query? query = null) =>
        new(string.Concat(_shared.ApiRoot, path, query?.ToString()));

    /// <summary>A cursor from outside, accepted only on the API's own origin.</summary>
    public Uri UriOfCursor(string cursor)
    {
        if (!Uri.TryCreate(cursor, UriKind.Absolute, out var uri) || !Origin.IsSame(uri, Options.ApiUri))
            throw new InvalidRequestException(Messages.CursorNotOfApi);
        return uri;
    }

    public async Task<T> GetAsync<T>(Operation operation, string path, Query? query, Shape<T> shape, CancellationToken cancellationToken, bool isFresh = false)
        where T : class
    {
        var request = new ApiRequestMessage(operation.HttpMethod, UriOf(path, query)) { Observer = Observer, Operation = operation, IsShareable = !isFresh, FollowsRedirects = true };
        using var response = await ExchangeAsync(operation, request, cancellationToken).ConfigureAwait(false);
        return Read(request, response, shape);
    }

    /// <summary>A page of a list: the first by path and query, the others by the address that the service gave.</summary>
    public async Task<PageBody<T>> GetPageAsync<T>(Operation operation, Uri uri, bool isFirst, Shape<T> shape, CancellationToken cancellationToken)
    {
        var request = new ApiRequestMessage(HttpMethod.Get, uri) { Observer = Observer, Operation = operation, IsShareable = isFirst, FollowsRedirects = isFirst };
        using var response = await ExchangeAsync(operation, request, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode is >= 300)
            throw new ProtocolException(Messages.RedirectedPage);
        var body = BodyOf(response);
        var page = PageReader.Read(body, shape);
        Tell(request, body, page.Losses);
        return page;
    }

    public async Task SendAsync(Operation operation, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(
            operation,
            new ApiRequestMessage(operation.HttpMethod, UriOf(path)) { Observer = Observer, Operation = operation, Content = content },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where a redirect points, which is the answer of some operations.</summary>
    public async Task<string> GetLocationAsync(Operation operation, Uri uri, CancellationToken cancellationToken, bool isLasting = false)
    {
        using var response = await ExchangeAsync(
            operation,
            new ApiRequestMessage(HttpMethod.Get, uri) { Observer = Observer, Operation = operation, IsShareable = true, KeepsLocation = isLasting },
            cancellationToken).ConfigureAwait(false);
        return response.Headers.Location?.OriginalString
            ?? throw new ProtocolException(Messages.AnswerWithoutLocation(operation));
    }

    /// <summary>Any request; the status is part of the answer and never an exception.</summary>
    public Task<HttpResponseMessage> SendRawAsync(ApiRequestMessage request, CancellationToken cancellationToken)
    {
        // The handlers start what is shared before they wait for it: who has left must not get that far.
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<HttpResponseMessage>(cancellationToken);
        // The runtime repeats a request without a body by itself where the connection ends without a word: a POST must not be.
        if (request.Method == HttpMethod.Post)
            request.Content ??= new ByteArrayContent([]);
        request.Headers.TryAddWithoutValidation("Accept", "application/json; charset=utf-8");
        return _shared.SendAsync(request, cancellationToken);
    }

    /// <summary>Refuses before sending what the API would refuse for its token.</summary>
    public void RequireToken(Operation operation)
    {
        if (operation.Token is RequiredToken.User && Tokens.Grant is Grant.ClientCredentials)
            throw new UserTokenRequiredException(operation);
    }

    private async Task<HttpResponseMessage> ExchangeAsync(Operation operation, ApiRequestMessage request, CancellationToken cancellationToken)
    {
        RequireToken(operation);
        var response = await SendRawAsync(request, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode < 400)
            return response;
        throw Refusal(request, response);
    }

    private SoundCloudApiException Refusal(ApiRequestMessage request, HttpResponseMessage response)
    {
        using (response)
            return ApiError.Read(request, response, BodyOf(response), Redaction, Options.TimeProvider.GetUtcNow()).ToException();
    }

    // A byte order mark is none of the JSON.
    public static ReadOnlySpan<byte> BodyOf(HttpResponseMessage response) =>
        ((BodyContent)response.Content).Body.Memory.Span is [0xEF, 0xBB, 0xBF, .. var json] ? json : ((BodyContent)response.Content).Body.Memory.Span;

    private static T Read<T>(ApiRequestMessage request, HttpResponseMessage response, Shape<T> shape)
        where T : class
    {
        var body = BodyOf(response);
        var thing = ModelReader.Read(body, shape, out var losses);
        Tell(request, body, losses);
        return thing;
    }

    private static void Tell(ApiRequestMessage request, ReadOnlySpan<byte> body, Losses? losses)
    {
        if (losses is not null)
            request.Observer?.OnNotice($"{request.Method} {SoundCloud.Redaction.Target(request.RequestUri!)}: {losses.Describe(body)}");
    }

    /// <summary>What all views of one connection have in common.</summary>
    private sealed class Shared : IDisposable
    {
        // Never disposed of: whoever sends at this moment still asks it.
        private readonly CancellationTokenSource _closing = new();

        public Shared(SoundCloudClientOptions options)
        {
            Options = options;
            ApiRoot = options.ApiUri.AbsoluteUri.TrimEnd('/');
            Redaction = new Redaction(() => Tokens?.Secrets ?? []);
            Cache = options.CacheTtl is null ? null : options.Cache ?? new MemoryResponseCache(options.TimeProvider);
            Tokens = new TokenGate(options, new TokenEndpoint(options, HandlerChain.ForTokens(options, Redaction), Redaction));
            Http = HandlerChain.ForApi(options, Tokens, Cache, Redaction);
        }

        public SoundCloudClientOptions Options { get; }

        public string ApiRoot { get; }

        public Redaction Redaction { get; }

        public IResponseCache? Cache { get; }

        public TokenGate Tokens { get; }

        private HttpMessageInvoker Http { get; }

        /// <summary>Sends, until the answer is here, the caller leaves or the client is closed, which its caller is told.</summary>
        public async Task<HttpResponseMessage> SendAsync(ApiRequestMessage request, CancellationToken cancellationToken)
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
            try
            {
                return await Http.SendAsync(request, ends.Token).ConfigureAwait(false);
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
            Tokens.Dispose();
            Http.Dispose();
        }
    }
}
