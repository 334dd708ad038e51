namespace SoundCloud;

/// <summary>Answers a typed GET from the cache; anything that changes the account empties it.</summary>
internal sealed class CacheHandler(IResponseCache cache, TimeSpan timeToLive) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        if (!call.IsShareable)
        {
            var changed = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            // What a change touches (counts, lists, the thing itself) is not known here; the whole of it is cheap to ask again.
            if (!call.IsIdempotentRead)
                cache.Clear();
            return changed;
        }

        var key = call.RequestUri!.AbsoluteUri;
        if (cache.Get(key) is { } kept)
        {
            call.IsFromCache = true;
            return new HttpResponseMessage(kept.Status) { RequestMessage = call, Content = new BodyContent(Body.Copy(kept.Body.Span)) };
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode && response.Content is BodyContent content)
            cache.Set(key, new CachedResponse(response.StatusCode, content.Body.Memory.ToArray()), timeToLive);
        return response;
    }
}
