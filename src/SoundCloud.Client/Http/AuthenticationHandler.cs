using System.Net;
using System.Net.Http.Headers;

namespace SoundCloud;

/// <summary>Puts the current token on each request to the API's own origin, and renews it once on 401.</summary>
internal sealed class AuthenticationHandler(TokenGate tokens, Uri apiUri) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        if (!call.IsAuthorized || !Origin.IsSame(call.RequestUri!, apiUri))
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        var token = await tokens.GetAsync(call.Observer, cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(call, token, cancellationToken).ConfigureAwait(false);
        // A token that another process left can be dead too; what was issued here just now is not.
        for (var mayRenew = true; mayRenew && response.StatusCode is HttpStatusCode.Unauthorized && MayBeDead(token, call) && tokens.CanRenew;)
        {
            token = await RenewAsync(token, call.Observer, response, cancellationToken).ConfigureAwait(false);
            mayRenew = tokens.IsShared(token);
            response = await SendAsync(call, token, cancellationToken).ConfigureAwait(false);
        }
        tokens.Note(token, call, isRefused: response.StatusCode is HttpStatusCode.Unauthorized);
        return response;
    }

    // An app's token is refused for what is a user's, however new it is.
    private bool MayBeDead(TokenSet token, ApiRequestMessage call) =>
        !(token.Grant is Grant.ClientCredentials && Operations.IsUsers(call.Method, PathOf(call.RequestUri!))) && tokens.MayBeDead(token, call);

    private string PathOf(Uri address)
    {
        var root = apiUri.AbsolutePath.TrimEnd('/');
        return address.AbsolutePath.StartsWith(root, StringComparison.Ordinal) ? address.AbsolutePath[root.Length..] : address.AbsolutePath;
    }

    private async Task<TokenSet> RenewAsync(TokenSet used, IRequestObserver? observer, HttpResponseMessage refused, CancellationToken cancellationToken)
    {
        using (refused)
            return await tokens.RenewAsync(used, observer, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendAsync(ApiRequestMessage call, TokenSet token, CancellationToken cancellationToken)
    {
        // The API documents this scheme, not Bearer.
        call.Headers.Authorization = new AuthenticationHeaderValue("OAuth", token.AccessToken);
        return base.SendAsync(call, cancellationToken);
    }
}
