using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.OAuth;

namespace SoundCloud.Sandbox.Api;

internal sealed class SessionApi(TokenStore tokens)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "/sign-out", TokenNeed.Any, call =>
        {
            tokens.SignOut(call.Token);
            return HttpResponse.Empty(200);
        }),
    ];
}
