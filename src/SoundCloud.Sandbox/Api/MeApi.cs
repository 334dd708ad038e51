using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>The signed-in user's own resources.</summary>
internal static class MeApi
{
    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Get("/me", TokenNeed.User, call => HttpResponse.Json(200, UserJson.RenderMe(call.Me, call.Addresses))),
        Route.Get("/me/tracks", TokenNeed.User, call => Replies.Tracks(call, call.Me.Tracks, call.Sees)),
        Route.Get("/me/playlists", TokenNeed.User, call => Replies.Playlists(call, call.Me.Playlists)),
        Route.Get("/me/likes/tracks", TokenNeed.User, call => Replies.Tracks(call, call.Me.LikedTracks, AccessFilter.ForAll(call))),
        Route.Get("/me/likes/playlists", TokenNeed.User, call => Replies.Playlists(call, call.Me.LikedPlaylists, LastPage.NoHref)),
        Route.Get("/me/reposts/tracks", TokenNeed.User, call => Replies.Tracks(call, call.Me.RepostedTracks, AccessFilter.ForAll(call))),
        Route.Get("/me/reposts/playlists", TokenNeed.User, call => Replies.Playlists(call, call.Me.RepostedPlaylists, LastPage.NoHref)),
        Route.Get("/me/recently-played/tracks", TokenNeed.User, RecentlyPlayed),
    ];

    // Returns at most 25 items, whatever the limit, and has no pages.
    private static HttpResponse RecentlyPlayed(ApiCall call)
    {
        var played = call.Me.RecentlyPlayed.Where(AccessFilter.ForAll(call)).Take(25).Select(track => TrackJson.Render(track, call.Addresses));
        return Lists.Reply(call, [.. played], null, ListShape.Wrapped, LastPage.NullHref);
    }
}
