using System.Net;

namespace SoundCloud;

/// <summary>Follows the redirects that the call allows: at most five, never from https to http, with the token on the API's own origin only. A read's answer tells by its Location that it was redirected.</summary>
internal sealed class RedirectHandler(Uri apiUri) : DelegatingHandler
{
    private const int Most = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        var response = await base.SendAsync(call, cancellationToken).ConfigureAwait(false);
        var hops = 0;
        for (; call.Redirects is not Redirects.None && IsRedirect(response.StatusCode); hops++)
        {
            // A redirect gives its connection back, whether it is followed or refused.
            using (response)
                call = Next(call, response, hops);
            response = await base.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        if (call.Redirects is Redirects.WithinApi && response.IsSuccessStatusCode)
            response.Headers.Location = hops == 0 ? null : new(call.RequestUri!.AbsolutePath, UriKind.Relative);
        return response;
    }

    private ApiRequestMessage Next(ApiRequestMessage call, HttpResponseMessage response, int hops)
    {
        if (hops == Most)
            throw new ProtocolException(Messages.RedirectedTooOften(Most));
        if (response.Headers.Location is not { } location)
            throw new ProtocolException(Messages.RedirectedNowhere);
        // Not every relative address goes with the one before it: "//" has no host.
        if (!Uri.TryCreate(call.RequestUri, location, out var target))
            throw new ProtocolException(Messages.RedirectedNowhere);
        if (target.Scheme is not ("https" or "http") || (target.Scheme is "http" && !(call.RequestUri!.Scheme is "http" && target.IsLoopback)))
            throw new ProtocolException(Messages.RedirectedToHttp);
        var isWithinApi = Origin.IsSame(target, apiUri);
        if (call.Redirects is Redirects.WithinApi && !isWithinApi)
            throw new ProtocolException(Messages.RedirectedAway(target.Authority));
        var keepsMethod = call.IsIdempotentRead || response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        return call.Redirected(keepsMethod ? call.Method : HttpMethod.Get, target, isWithinApi);
    }

    private static bool IsRedirect(HttpStatusCode status) => status is
        HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
