namespace SoundCloud.PowerShell;

/// <summary>How many items the lists of a thing have, as the thing itself says. They may be out of date, and count what is hidden too.</summary>
internal static class KnownCounts
{
    public static long? Tracks(Resource thing) => thing switch { Playlist playlist => playlist.TrackCount, User user => user.TrackCount, _ => null };

    public static long? Playlists(Resource thing) => (thing as User)?.PlaylistCount;

    public static long? Likes(Resource thing) => thing switch { Track track => track.FavoritingsCount, User user => user.PublicFavoritesCount, _ => null };

    public static long? Reposts(Resource thing) => (thing as Track)?.RepostsCount;

    public static long? Followers(Resource thing) => (thing as User)?.FollowersCount;

    public static long? Followings(Resource thing) => (thing as User)?.FollowingsCount;

    public static long? Comments(Resource thing) => (thing as Track)?.CommentCount;
}
