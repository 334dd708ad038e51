namespace SoundCloud.Sandbox.Catalogue;

/// <summary>Makes likes, reposts, follows and plays.</summary>
internal static class SocialSeed
{
    public static void Grow(World world, SeededRandom random)
    {
        var tracks = world.Tracks.Where(track => !track.IsPrivate).ToArray();
        var playlists = world.Playlists.Where(playlist => !playlist.IsPrivate).ToArray();
        foreach (var user in world.Users)
        {
            var isDemo = user == world.Demo;
            var clock = new Clock(random, isDemo ? 600 : 4_000);
            foreach (var track in random.Draw(tracks, isDemo ? Math.Min(246, world.Tracks.Count / 2) : random.Between(6, 30)))
                world.Like(user, track, clock.Tick());

            foreach (var playlist in random.Draw(playlists, isDemo ? 8 : random.Next(5)))
                world.Like(user, playlist, clock.Tick());

            foreach (var track in random.Draw(tracks, isDemo ? 18 : random.Next(8)))
                world.Repost(user, track, clock.Tick());

            foreach (var playlist in random.Draw(playlists, isDemo ? 4 : random.Next(3)))
                world.Repost(user, playlist, clock.Tick());
        }

        Popular(world, random);
        Follows(world, random);
        world.Demo.RecentlyPlayed.AddRange(random.Draw(tracks, 25));
    }

    // Everybody likes and reposts one track and one playlist, so that some lists of users are long.
    private static void Popular(World world, SeededRandom random)
    {
        var clock = new Clock(random, 240);
        var track = world.Demo.Tracks.Newest.FirstOrDefault(candidate => !candidate.IsPrivate);
        var playlist = world.Demo.Playlists.Newest.First(candidate => !candidate.IsPrivate);
        foreach (var user in world.Users.Where(user => user != world.Demo))
        {
            if (track is not null)
                world.Like(user, track, clock.Tick());

            world.Like(user, playlist, clock.Tick());
            if (user.Id % 3 == 0)
                continue;

            world.Repost(user, playlist, clock.Tick());
            if (track is not null)
                world.Repost(user, track, clock.Tick());
        }
    }

    private static void Follows(World world, SeededRandom random)
    {
        var clock = new Clock(random, 400);
        var others = world.Users.Where(user => user != world.Demo).ToArray();
        foreach (var user in others.Take(68))
            world.Follow(user, world.Demo, clock.Tick());

        foreach (var user in others.Take(8).Concat(others.Skip(40).Take(30)))
            world.Follow(world.Demo, user, clock.Tick());

        foreach (var user in others)
        {
            foreach (var other in random.Draw(others, random.Between(2, 12)).Where(other => other != user))
                world.Follow(user, other, clock.Tick());
        }
    }

    /// <summary>Times that only increase.</summary>
    private sealed class Clock(SeededRandom random, int minutes)
    {
        private DateTimeOffset _now = WorldSeed.End;

        public DateTimeOffset Tick() => _now = _now.AddSeconds(random.Between(1, minutes * 60));
    }
}
