namespace SoundCloud.Sandbox.Catalogue;

/// <summary>The demo user's feed: posts and reposts of the users they follow.</summary>
internal static class FeedSeed
{
    private const int Most = 140;

    public static void Grow(World world, SeededRandom random)
    {
        var followed = world.Demo.Followings.Newest.ToArray();
        var posts = followed.SelectMany(user => user.Tracks.Newest.Where(track => !track.IsPrivate).Take(60))
            .Select(track => new Activity("track", track.CreatedAt, track, null, null));
        var sets = followed.SelectMany(user => user.Playlists.Newest.Where(playlist => !playlist.IsPrivate))
            .Select(playlist => new Activity("playlist", playlist.CreatedAt, null, playlist, null));
        var reposts = followed.SelectMany(user => user.RepostedTracks.Newest.Select(track => (user, track)))
            .Select(pair => new Activity("track:repost", After(random, pair.track.CreatedAt), pair.track, null, pair.user));
        var setReposts = followed.SelectMany(user => user.RepostedPlaylists.Newest.Take(1).Select(playlist => (user, playlist)))
            .Select(pair => new Activity("playlist:repost", After(random, pair.playlist.CreatedAt), null, pair.playlist, pair.user));
        var all = posts.Take(60).Concat(sets).Concat(reposts.Take(60)).Concat(setReposts.Take(12)).ToArray();
        foreach (var activity in all.OrderBy(activity => activity.CreatedAt).TakeLast(Most))
            world.Demo.Feed.Add(activity, activity.CreatedAt);
    }

    private static DateTimeOffset After(SeededRandom random, DateTimeOffset at)
    {
        var later = at.AddHours(random.Between(1, 2_000));
        return later < WorldSeed.End ? later : WorldSeed.End;
    }
}
