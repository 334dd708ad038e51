using System.Net;

namespace SoundCloud;

/// <summary>Follows redirects where the call says so: at most five, never from https to http, with the token on the API's own origin only.</summary>
internal sealed class RedirectHandler(Uri apiUri) : DelegatingHandler
{
    private const int Most = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        var response = await base.SendAsync(call, cancellationToken).ConfigureAwait(false);
        for (var hops = 0; call.FollowsRedirects && IsRedirect(response.StatusCode); hops++)
        {
            var target = Target(call, response, hops);
            var isRead = call.IsIdempotentRead || response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
            var next = call.Redirected(isRead ? call.Method : HttpMethod.Get, target, Origin.IsSame(target, apiUri));
            response.Dispose();
            response = await base.SendAsync(next, cancellationToken).ConfigureAwait(false);
            call = next;
        }
        return response;
    }

    private static Uri Target(ApiRequestMessage call, HttpResponseMessage response, int hops)
    {
        using var refused = new Refusal(response);
        if (hops == Most)
            throw new ProtocolException(Messages.RedirectedTooOften(Most));
        if (response.Headers.Location is not { } location)
            throw new ProtocolException(Messages.RedirectedNowhere);
        var target = location.IsAbsoluteUri ? location : new Uri(call.RequestUri!, location);
        if (target.Scheme is not ("https" or "http") || (target.Scheme is "http" && !(call.RequestUri!.Scheme is "http" && target.IsLoopback)))
            throw new ProtocolException(Messages.RedirectedToHttp);
        refused.Accept();
        return target;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is
        HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    // A redirect that is refused gives its connection back.
    private struct Refusal(HttpResponseMessage response) : IDisposable
    {
        private bool _isAccepted;

        public void Accept() => _isAccepted = true;

        public readonly void Dispose()
        {
            if (!_isAccepted)
                response.Dispose();
        }
    }
}
