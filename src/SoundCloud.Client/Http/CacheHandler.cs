namespace SoundCloud;

/// <summary>Answers a typed GET from the cache; anything that may have changed the account makes its kept answers old.</summary>
internal sealed class CacheHandler(KeptAnswers answers, TokenGate tokens) : DelegatingHandler
{
    private int _signIns = tokens.SignIns;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        if (!call.IsShareable)
            return call.IsIdempotentRead ? await base.SendAsync(request, cancellationToken).ConfigureAwait(false) : await ChangeAsync(call, cancellationToken).ConfigureAwait(false);

        // A cache can be shared; what one account may see is not another's.
        var scope = tokens.Scope;
        var signIns = tokens.SignIns;
        // Another user may have signed in under the same name.
        if (Interlocked.Exchange(ref _signIns, signIns) != signIns && !tokens.IsApp)
            await answers.ForgetAsync(scope, call.Observer).ConfigureAwait(false);
        var key = await answers.KeyAsync(scope, call.RequestUri!, call.Observer, cancellationToken).ConfigureAwait(false);
        if (key is not null && await answers.GetAsync(key, call.Observer, cancellationToken).ConfigureAwait(false) is { } kept)
        {
            call.IsFromCache = true;
            CallMetrics.CacheHit(call);
            var answer = new HttpResponseMessage(kept.Status) { RequestMessage = call, Content = new BodyContent(Body.Copy(kept.Body.Span)) };
            answer.Headers.Location = kept.Location;
            return answer;
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        // What was asked for before another sign-in is not kept for it.
        var isCurrent = signIns == tokens.SignIns && scope == tokens.Scope;
        var isLink = call.KeepsLocation && (int)response.StatusCode is >= 300 and < 400;
        var location = isLink || (response.IsSuccessStatusCode && call.Redirects is Redirects.WithinApi) ? response.Headers.Location : null;
        if (key is not null && isCurrent && (response.IsSuccessStatusCode || location is not null) && response.Content is BodyContent content)
            await answers.SetAsync(key, new CachedResponse(response.StatusCode, content.Body.Memory.ToArray()) { Location = location }, call.Observer, cancellationToken).ConfigureAwait(false);
        return response;
    }

    // What a change touches (counts, lists, the thing itself) is not known here; the whole of it is cheap to ask again.
    private async Task<HttpResponseMessage> ChangeAsync(ApiRequestMessage call, CancellationToken cancellationToken)
    {
        // Where no answer came, the change may have been made.
        var mayHaveChanged = true;
        try
        {
            var response = await base.SendAsync(call, cancellationToken).ConfigureAwait(false);
            mayHaveChanged = (int)response.StatusCode is not (400 or 401 or 403 or 404 or 405 or 429);
            return response;
        }
        finally
        {
            if (mayHaveChanged)
                await answers.ForgetAsync(tokens.Scope, call.Observer).ConfigureAwait(false);
        }
    }
}
