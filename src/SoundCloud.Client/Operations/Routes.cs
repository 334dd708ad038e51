namespace SoundCloud;

/// <summary>The operations that the typed clients send: the only place in code that names a path of the API.</summary>
internal static class Routes
{
    public static readonly Operation Me = Operations.Get("GET /me");
    public static readonly Operation MyTracks = Operations.Get("GET /me/tracks");
    public static readonly Operation MyLikedTracks = Operations.Get("GET /me/likes/tracks");
    public static readonly Operation MyLikedPlaylists = Operations.Get("GET /me/likes/playlists");

    public static readonly Operation Tracks = Operations.Get("GET /tracks");
    public static readonly Operation Track = Operations.Get("GET /tracks/{track_urn}");
    public static readonly Operation TrackRelated = Operations.Get("GET /tracks/{track_urn}/related");
    public static readonly Operation TrackFavoriters = Operations.Get("GET /tracks/{track_urn}/favoriters");

    public static readonly Operation Users = Operations.Get("GET /users");
    public static readonly Operation User = Operations.Get("GET /users/{user_urn}");
    public static readonly Operation UserRelated = Operations.Get("GET /users/{user_urn}/related");
    public static readonly Operation UserTracks = Operations.Get("GET /users/{user_urn}/tracks");
    public static readonly Operation UserLikedTracks = Operations.Get("GET /users/{user_urn}/likes/tracks");
    public static readonly Operation UserLikedPlaylists = Operations.Get("GET /users/{user_urn}/likes/playlists");

    public static readonly Operation Playlist = Operations.Get("GET /playlists/{playlist_urn}");
    public static readonly Operation PlaylistTracks = Operations.Get("GET /playlists/{playlist_urn}/tracks");

    public static readonly Operation LikeTrack = Operations.Get("POST /likes/tracks/{track_urn}");
    public static readonly Operation UnlikeTrack = Operations.Get("DELETE /likes/tracks/{track_urn}");
    public static readonly Operation LikePlaylist = Operations.Get("POST /likes/playlists/{playlist_urn}");
    public static readonly Operation UnlikePlaylist = Operations.Get("DELETE /likes/playlists/{playlist_urn}");

    public static readonly Operation Resolve = Operations.Get("GET /resolve");
    public static readonly Operation SignOut = Operations.Get("POST /sign-out");
}
