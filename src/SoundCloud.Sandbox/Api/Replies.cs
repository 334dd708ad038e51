using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>Answers that several parts of the API share.</summary>
internal static class Replies
{
    public static HttpResponse Ok() => HttpResponse.Json(200, "{\"status\":\"200 - OK\"}"u8.ToArray());

    public static HttpResponse Found(string location) => HttpResponse.Json(302, JsonBytes.Object(json =>
    {
        json.WriteString("status", "302 - Found");
        json.WriteString("location", location);
    })).With("Location", location);

    public static HttpResponse Users(ApiCall call, Timeline<User> users, LastPage last = LastPage.NullHref) =>
        Lists.ByCursor(call, users, _ => true, user => UserJson.Render(user, call.Addresses), ListShape.Wrapped, last);

    public static HttpResponse Tracks(ApiCall call, Timeline<Track> tracks, Func<Track, bool> keep, LastPage last = LastPage.NullHref) =>
        Lists.ByCursor(call, tracks, keep, track => TrackJson.Render(track, call.Addresses), ListShape.ByFlag, last);

    public static HttpResponse Playlists(ApiCall call, Timeline<Playlist> playlists, LastPage last = LastPage.NullHref) =>
        Lists.ByCursor(call, playlists, call.Sees, playlist => Playlist(call, playlist), ListShape.ByFlag, last);

    /// <summary>Includes the tracks that the caller may see, unless show_tracks is false.</summary>
    public static byte[] Playlist(ApiCall call, Playlist playlist) =>
        PlaylistJson.Render(playlist, call.Addresses, call.Query["show_tracks"] is "false" or "0" ? null : playlist.Tracks.Where(AccessFilter.For(call)));
}
