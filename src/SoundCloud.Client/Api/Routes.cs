namespace SoundCloud;

/// <summary>The operations that the typed clients send, by name.</summary>
internal static class Routes
{
    public static readonly Operation Me = Operations.Get("GET /me");
    public static readonly Operation MyTracks = Operations.Get("GET /me/tracks");
    public static readonly Operation MyPlaylists = Operations.Get("GET /me/playlists");
    public static readonly Operation MyLikedTracks = Operations.Get("GET /me/likes/tracks");
    public static readonly Operation MyLikedPlaylists = Operations.Get("GET /me/likes/playlists");
    public static readonly Operation MyRepostedTracks = Operations.Get("GET /me/reposts/tracks");
    public static readonly Operation MyRepostedPlaylists = Operations.Get("GET /me/reposts/playlists");
    public static readonly Operation MyFollowers = Operations.Get("GET /me/followers");
    public static readonly Operation MyFollower = Operations.Get("GET /me/followers/{follower_urn}");
    public static readonly Operation MyFollowings = Operations.Get("GET /me/followings");
    public static readonly Operation MyFollowing = Operations.Get("GET /me/followings/{user_urn}");
    public static readonly Operation MyFollowingsTracks = Operations.Get("GET /me/followings/tracks");
    public static readonly Operation MyFeed = Operations.Get("GET /me/feed");
    public static readonly Operation MyFeedTracks = Operations.Get("GET /me/feed/tracks");
    public static readonly Operation MyActivities = Operations.Get("GET /me/activities");
    public static readonly Operation MyOwnActivities = Operations.Get("GET /me/activities/all/own");
    public static readonly Operation MyTrackActivities = Operations.Get("GET /me/activities/tracks");
    public static readonly Operation MyHistory = Operations.Get("GET /me/recently-played/tracks");
    public static readonly Operation Follow = Operations.Get("PUT /me/followings/{user_urn}");
    public static readonly Operation Unfollow = Operations.Get("DELETE /me/followings/{user_urn}");

    public static readonly Operation Tracks = Operations.Get("GET /tracks");
    public static readonly Operation Track = Operations.Get("GET /tracks/{track_urn}");
    public static readonly Operation TrackRelated = Operations.Get("GET /tracks/{track_urn}/related");
    public static readonly Operation TrackFavoriters = Operations.Get("GET /tracks/{track_urn}/favoriters");
    public static readonly Operation TrackReposters = Operations.Get("GET /tracks/{track_urn}/reposters");
    public static readonly Operation TrackComments = Operations.Get("GET /tracks/{track_urn}/comments");
    public static readonly Operation TrackStreams = Operations.Get("GET /tracks/{track_urn}/streams");
    public static readonly Operation TrackPreview = Operations.Get("GET /tracks/{track_urn}/preview");
    public static readonly Operation UploadTrack = Operations.Get("POST /tracks");
    public static readonly Operation UpdateTrack = Operations.Get("PUT /tracks/{track_urn}");
    public static readonly Operation DeleteTrack = Operations.Get("DELETE /tracks/{track_urn}");
    public static readonly Operation SetStorefront = Operations.Get("PUT /tracks/{track_urn}/storefront");
    public static readonly Operation AddComment = Operations.Get("POST /tracks/{track_urn}/comments");

    public static readonly Operation Users = Operations.Get("GET /users");
    public static readonly Operation User = Operations.Get("GET /users/{user_urn}");
    public static readonly Operation UserRelated = Operations.Get("GET /users/{user_urn}/related");
    public static readonly Operation UserTracks = Operations.Get("GET /users/{user_urn}/tracks");
    public static readonly Operation UserPlaylists = Operations.Get("GET /users/{user_urn}/playlists");
    public static readonly Operation UserLikedTracks = Operations.Get("GET /users/{user_urn}/likes/tracks");
    public static readonly Operation UserLikedPlaylists = Operations.Get("GET /users/{user_urn}/likes/playlists");
    public static readonly Operation UserRepostedTracks = Operations.Get("GET /users/{user_urn}/reposts/tracks");
    public static readonly Operation UserRepostedPlaylists = Operations.Get("GET /users/{user_urn}/reposts/playlists");
    public static readonly Operation UserFollowers = Operations.Get("GET /users/{user_urn}/followers");
    public static readonly Operation UserFollowings = Operations.Get("GET /users/{user_urn}/followings");
    public static readonly Operation UserFollowing = Operations.Get("GET /users/{user_urn}/followings/{following_urn}");
    public static readonly Operation UserWebProfiles = Operations.Get("GET /users/{user_urn}/web-profiles");

    public static readonly Operation Playlists = Operations.Get("GET /playlists");
    public static readonly Operation Playlist = Operations.Get("GET /playlists/{playlist_urn}");
    public static readonly Operation PlaylistTracks = Operations.Get("GET /playlists/{playlist_urn}/tracks");
    public static readonly Operation PlaylistReposters = Operations.Get("GET /playlists/{playlist_urn}/reposters");
    public static readonly Operation CreatePlaylist = Operations.Get("POST /playlists");
    public static readonly Operation UpdatePlaylist = Operations.Get("PUT /playlists/{playlist_urn}");
    public static readonly Operation DeletePlaylist = Operations.Get("DELETE /playlists/{playlist_urn}");

    public static readonly Operation LikeTrack = Operations.Get("POST /likes/tracks/{track_urn}");
    public static readonly Operation UnlikeTrack = Operations.Get("DELETE /likes/tracks/{track_urn}");
    public static readonly Operation LikePlaylist = Operations.Get("POST /likes/playlists/{playlist_urn}");
    public static readonly Operation UnlikePlaylist = Operations.Get("DELETE /likes/playlists/{playlist_urn}");

    public static readonly Operation RepostTrack = Operations.Get("POST /reposts/tracks/{track_urn}");
    public static readonly Operation UnrepostTrack = Operations.Get("DELETE /reposts/tracks/{track_urn}");
    public static readonly Operation RepostPlaylist = Operations.Get("POST /reposts/playlists/{playlist_urn}");
    public static readonly Operation UnrepostPlaylist = Operations.Get("DELETE /reposts/playlists/{playlist_urn}");

    public static readonly Operation Resolve = Operations.Get("GET /resolve");
    public static readonly Operation SignOut = Operations.Get("POST /sign-out");

    // The API has dropped it. It is sent all the same, as it may come back.
    public static readonly Operation MyConnections = new("GET", "/me/connections", RequiredToken.User, [], [200], isDeprecated: true, "Get-SCConnection", "The other services that you are connected with.");
}
