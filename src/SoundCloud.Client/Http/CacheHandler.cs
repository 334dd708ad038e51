namespace SoundCloud;

/// <summary>Answers a typed GET from the cache; anything that changes the account empties it.</summary>
internal sealed class CacheHandler(IResponseCache cache, TimeSpan timeToLive, TokenGate tokens) : DelegatingHandler
{
    private int _changes;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        if (!call.IsShareable)
            return call.IsIdempotentRead ? await base.SendAsync(request, cancellationToken).ConfigureAwait(false) : await ChangeAsync(call, cancellationToken).ConfigureAwait(false);

        // A cache can be shared; what one account may see is not another's.
        var scope = tokens.Scope;
        var key = scope + " " + call.RequestUri!.AbsoluteUri;
        if (cache.Get(key) is { } kept)
        {
            call.IsFromCache = true;
            var answer = new HttpResponseMessage(kept.Status) { RequestMessage = call, Content = new BodyContent(Body.Copy(kept.Body.Span)) };
            answer.Headers.Location = kept.Location;
            return answer;
        }

        var changes = Volatile.Read(ref _changes);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        // What was asked for before a change, or another sign-in, may show the time before it.
        var isCurrent = changes == Volatile.Read(ref _changes) && scope == tokens.Scope;
        var location = call.KeepsLocation && (int)response.StatusCode is >= 300 and < 400 ? response.Headers.Location : null;
        if (isCurrent && (response.IsSuccessStatusCode || location is not null) && response.Content is BodyContent content)
            cache.Set(key, new CachedResponse(response.StatusCode, content.Body.Memory.ToArray()) { Location = location }, timeToLive);
        return response;
    }

    // What a change touches (counts, lists, the thing itself) is not known here; the whole of it is cheap to ask again.
    private async Task<HttpResponseMessage> ChangeAsync(ApiRequestMessage call, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also where no answer came: the change may have been made.
            Interlocked.Increment(ref _changes);
            cache.Clear();
        }
    }
}
