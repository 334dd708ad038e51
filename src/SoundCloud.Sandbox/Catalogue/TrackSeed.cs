namespace SoundCloud.Sandbox.Catalogue;

internal static class TrackSeed
{
    public const string TokenLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly DateTimeOffset Begin = new(2011, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static void Grow(World world, SeededRandom random, int count)
    {
        var owners = Owners(world, random, count);
        var seconds = (long)(WorldSeed.End - Begin).TotalSeconds;
        for (var i = 0; i < count; i++)
        {
            // Ids increase with time and have gaps; the newest exceed 32 bits.
            var id = 21_000_000 + (2_280_000_000L * i / count) + 1 + random.NextLong(Math.Max(1, 2_280_000_000L / count / 2));
            var created = Begin.AddSeconds((seconds * i / count) + random.NextLong(Math.Max(1, seconds / count)));
            world.Add(Make(world, random, id, owners[i], created, i));
        }
    }

    private static User[] Owners(World world, SeededRandom random, int count)
    {
        var demo = Math.Min(30, count / 4);
        var label = Math.Min(count * 76 / 100, count - demo);
        var others = world.Users.Where(user => user != world.Demo && user.Permalink != WorldSeed.LabelPermalink).ToArray();
        var owners = new User[count];
        for (var i = 0; i < count; i++)
            owners[i] = i < demo ? world.Demo : i < demo + label ? world.UserByPermalink(WorldSeed.LabelPermalink)! : others[random.Next(others.Length)];

        random.Shuffle(owners);
        return owners;
    }

    private static Track Make(World world, SeededRandom random, long id, User user, DateTimeOffset created, int index)
    {
        var genre = random.Pick(Words.Genres);
        var title = Title(random, index);
        var own = user == world.Demo;
        var kind = random.Next(100);
        var plays = PowerLaw(random, user);
        var likes = plays * random.Between(1, 8) / 100;
        var track = new Track
        {
            Id = id,
            User = user,
            Title = title,
            Permalink = world.FreeTrackPermalink(user, title),
            CreatedAt = created,
            LastModified = created.AddMinutes(random.Between(1, 100_000)),
            Duration = random.Chance(8) ? random.Between(1_800_000, 7_200_000) : random.Between(30_000, 480_000),
            Genre = random.Chance(94) ? genre.Name : "",
            BpmTenths = random.Chance(82) ? (random.Between(genre.LowBpm, genre.HighBpm) * 10) + (random.Chance(10) ? 5 : 0) : null,
            KeySignature = random.Chance(25) ? random.Pick(Words.Keys) : null,
            Description = random.Chance(55) ? $"{title}, {genre.Name}.\r\nRecorded in {random.Pick(Words.Places).City}." : null,
            License = random.Pick(Words.Licenses),
            Access = own || kind >= 10 ? "playable" : kind < 4 ? "blocked" : "preview",
            IsPrivate = own ? user.Tracks.Count % 10 == 4 : random.Chance(4),
            SecretToken = "s-" + random.Letters(11, TokenLetters),
            Downloadable = own ? user.Tracks.Count % 2 == 0 : random.Chance(20),
            Commentable = !random.Chance(3),
            Isrc = random.Chance(30) ? "QZ" + random.Letters(10, "0123456789ABCDEFGHJK") : null,
            LabelName = user.Permalink == WorldSeed.LabelPermalink ? "Nightshift" : random.Chance(15) ? "Self-released" : null,
            MetadataArtist = random.Chance(20) ? $"{random.Pick(Words.FirstNames)} {random.Pick(Words.LastNames)}" : null,
            PurchaseTitle = random.Chance(8) ? "Buy on vinyl" : null,
            PurchaseUrl = random.Chance(10) ? $"https://shop.example.com/{id.Text()}" : null,
            Release = random.Chance(10) ? "NS" + random.Between(1, 99).Text() : null,
            ReleaseDate = random.Chance(60) ? DateOnly.FromDateTime(created.UtcDateTime.AddDays(random.Next(40))) : null,
            PlaybackCount = plays,
            DownloadCount = plays / random.Between(80, 900),
            OutsideLikes = likes,
            OutsideReposts = likes * random.Between(2, 20) / 100,
            HasArtwork = random.Chance(85),
        };
        track.SetTags(string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => random.Pick(Words.Tags)).Distinct(StringComparer.Ordinal)));
        return track;
    }

    // A few tracks have millions of plays and most have hundreds: 1/x for a uniform x, in whole numbers.
    private static long PowerLaw(SeededRandom random, User user)
    {
        var reach = 20L + (user.OutsideFollowers * 40L);
        // The minimum exceeds the number of users in the catalogue, as all of them can like the track.
        return (reach * 30_000 / (1 + random.Next(30_000))) + random.Between(600, 900);
    }

    private static string Title(SeededRandom random, int index)
    {
        if (index % 23 == 7)
            return Words.OddTitles[index / 23 % Words.OddTitles.Length];

        var words = random.Next(4) switch
        {
            0 => random.Pick(Words.Nouns) + " " + random.Pick(Words.Nouns),
            1 => "The " + random.Pick(Words.Adjectives) + " " + random.Pick(Words.Nouns),
            _ => random.Pick(Words.Adjectives) + " " + random.Pick(Words.Nouns),
        };
        return $"{words} {random.Pick(Words.Suffixes)}".TrimEnd();
    }
}
