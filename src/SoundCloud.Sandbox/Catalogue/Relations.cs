namespace SoundCloud.Sandbox.Catalogue;

/// <summary>Likes, reposts and follows. Each is stored on both sides, and updates both counts.</summary>
internal static class Relations
{
    public static bool Like(this World world, User user, Track track, DateTimeOffset at) =>
        world.Note(user.LikedTracks.Add(track, at) && track.Likers.Add(user, at), user, track);

    public static bool Unlike(this World world, User user, Track track) =>
        world.Note(user.LikedTracks.Remove(track) && track.Likers.Remove(user), user, track);

    public static bool Like(this World world, User user, Playlist playlist, DateTimeOffset at) =>
        world.Note(user.LikedPlaylists.Add(playlist, at) && playlist.Likers.Add(user, at), user, null);

    public static bool Unlike(this World world, User user, Playlist playlist) =>
        world.Note(user.LikedPlaylists.Remove(playlist) && playlist.Likers.Remove(user), user, null);

    public static bool Repost(this World world, User user, Track track, DateTimeOffset at) =>
        world.Note(user.RepostedTracks.Add(track, at) && track.Reposters.Add(user, at), user, track);

    public static bool Unrepost(this World world, User user, Track track) =>
        world.Note(user.RepostedTracks.Remove(track) && track.Reposters.Remove(user), user, track);

    public static bool Repost(this World world, User user, Playlist playlist, DateTimeOffset at) =>
        world.Note(user.RepostedPlaylists.Add(playlist, at) && playlist.Reposters.Add(user, at), user, null);

    public static bool Unrepost(this World world, User user, Playlist playlist) =>
        world.Note(user.RepostedPlaylists.Remove(playlist) && playlist.Reposters.Remove(user), user, null);

    public static bool Follow(this World world, User user, User other, DateTimeOffset at)
    {
        var changed = user.Followings.Add(other, at) && other.Followers.Add(user, at);
        other.Touch();
        return world.Note(changed, user, null);
    }

    public static bool Unfollow(this World world, User user, User other)
    {
        var changed = user.Followings.Remove(other) && other.Followers.Remove(user);
        other.Touch();
        return world.Note(changed, user, null);
    }

    private static bool Note(this World world, bool changed, User user, Track? track)
    {
        if (changed)
        {
            user.Touch();
            track?.Touch();
            world.Changed();
        }

        return changed;
    }
}
