using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>Reading playlists.</summary>
internal static class PlaylistsApi
{
    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Get("/playlists", TokenNeed.Any, Search),
        Route.Get("/playlists/{playlist_urn}", TokenNeed.Any, call => HttpResponse.Json(200, Replies.Playlist(call, call.Playlist(call.Id)))),
        Route.Get("/playlists/{playlist_urn}/tracks", TokenNeed.Any, Tracks),
        Route.Get("/playlists/{playlist_urn}/reposters", TokenNeed.Any, call => Replies.Users(call, call.Playlist(call.Id).Reposters)),
    ];

    private static HttpResponse Search(ApiCall call)
    {
        var text = SearchFilter.Text(call);
        var matches = call.World.Playlists.Where(playlist => text.Length == 0 || playlist.SearchText.Contains(text, StringComparison.OrdinalIgnoreCase)).ToArray();
        return Lists.ByOffset(call, matches, call.Sees, playlist => Replies.Playlist(call, playlist), ListShape.ByFlag);
    }

    private static HttpResponse Tracks(ApiCall call)
    {
        var playlist = call.Playlist(call.Id);
        return Lists.ByOffset(call, playlist.Tracks, AccessFilter.For(call), track => TrackJson.Render(track, call.Addresses), ListShape.ByFlag, LastPage.NoHref);
    }
}
