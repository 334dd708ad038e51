using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.Api;

internal static class LikesApi
{
    // Liking twice succeeds; removing a like twice fails.
    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Post("/likes/tracks/{track_urn}", call =>
        {
            call.World.Like(call.Me, call.Track(call.Id), call.Now);
            return Replies.Ok();
        }),
        Route.Delete("/likes/tracks/{track_urn}", call => call.World.Unlike(call.Me, call.Track(call.Id)) ? Replies.Ok() : ApiErrors.NotFound()),
        Route.Post("/likes/playlists/{playlist_urn}", call =>
        {
            call.World.Like(call.Me, call.Playlist(call.Id), call.Now);
            return Replies.Ok();
        }),
        Route.Delete("/likes/playlists/{playlist_urn}", call => call.World.Unlike(call.Me, call.Playlist(call.Id)) ? Replies.Ok() : ApiErrors.NotFound()),
    ];
}
