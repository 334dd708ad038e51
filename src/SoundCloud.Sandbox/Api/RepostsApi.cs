using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

/// <summary>Reposts; successes have no body.</summary>
internal static class RepostsApi
{
    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Post("/reposts/tracks/{track_urn}", call =>
        {
            call.World.Repost(call.Me, call.Track(call.Id), call.Now);
            return HttpResponse.Empty(201);
        }),
        Route.Delete("/reposts/tracks/{track_urn}", call => Gone(call.World.Unrepost(call.Me, call.Track(call.Id)))),
        Route.Post("/reposts/playlists/{playlist_urn}", call =>
        {
            call.World.Repost(call.Me, call.Playlist(call.Id), call.Now);
            return HttpResponse.Empty(201);
        }),
        Route.Delete("/reposts/playlists/{playlist_urn}", call => Gone(call.World.Unrepost(call.Me, call.Playlist(call.Id)))),
    ];

    private static HttpResponse Gone(bool was) => was ? HttpResponse.Empty(200) : ApiErrors.NotFound();
}
