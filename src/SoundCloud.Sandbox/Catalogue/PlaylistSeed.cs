namespace SoundCloud.Sandbox.Catalogue;

internal static class PlaylistSeed
{
    private const int Count = 48;

    public static void Grow(World world, SeededRandom random)
    {
        var open = world.Tracks.Where(track => !track.IsPrivate).ToArray();
        var mixed = open.Where(track => track.Access == "blocked").Take(6)
            .Concat(open.Where(track => track.Access == "preview").Take(4))
            .Concat(world.Demo.Tracks.Newest.Where(track => track.IsPrivate).Take(3))
            .Concat(open.Where(track => track.Access == "playable").Take(10)).ToArray();
        var playlists = new List<Playlist>
        {
            Make(random, world.Demo, 12_345_001, "Long Haul", random.Draw(open, 130)),
            Make(random, world.Demo, 12_345_077, "Empty Crate", []),
            Make(random, world.Demo, 12_346_002, "Private Notes", random.Draw(open, 12)),
            Make(random, world.Demo, 12_349_310, "First Light EP", world.Demo.Tracks.Newest.Where(track => !track.IsPrivate).Take(6)),
            Make(random, world.Demo, 12_350_044, "Mixed Access", mixed),
        };
        playlists[2].IsPrivate = true;
        playlists[3].SetType = "album";

        var id = 40_000_000L;
        while (playlists.Count < Count)
        {
            id += random.Between(1_000_001, 79_000_000);
            var title = $"{random.Pick(Words.Adjectives)} {random.Pick(Words.Genres).Name} {random.Between(1, 30).Text()}";
            playlists.Add(Make(random, random.Pick(world.Users), id, title, random.Draw(open, random.Between(3, 30))));
        }

        // Tracks that the playlist's owner cannot see, because other users have made them private.
        var hidden = world.Tracks.Where(track => track.IsPrivate && track.User != world.Demo).Take(3);
        playlists.Add(Make(new SeededRandom(1, "hidden"), world.Demo, 12_351_055, "Lost and Found", [.. hidden, .. open.Take(5)]));

        foreach (var playlist in playlists.OrderBy(playlist => playlist.CreatedAt))
        {
            playlist.Permalink = world.FreePlaylistPermalink(playlist.User, playlist.Title);
            world.Add(playlist);
        }
    }

    private static Playlist Make(SeededRandom random, User user, long id, string title, IEnumerable<Track> tracks)
    {
        var created = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.NextLong(350_000_000));
        return new()
        {
            Id = id,
            User = user,
            Title = title,
            Permalink = "",
            CreatedAt = created,
            LastModified = created.AddSeconds(random.NextLong(900_000)),
            SecretToken = "s-" + random.Letters(11, TrackSeed.TokenLetters),
            Genre = random.Chance(70) ? random.Pick(Words.Genres).Name : "",
            TagList = random.Chance(50) ? random.Pick(Words.Tags) : "",
            Description = random.Chance(40) ? $"A selection by {user.Username}." : null,
            OutsideLikes = 4_000 / (1 + random.Next(2_000)),
            HasArtwork = random.Chance(60),
            Tracks = [.. tracks],
        };
    }
}
