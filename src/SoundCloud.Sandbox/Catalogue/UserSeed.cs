namespace SoundCloud.Sandbox.Catalogue;

internal static class UserSeed
{
    private const int Count = 84;

    public static void Grow(World world, SeededRandom random)
    {
        world.Demo = Make(random, 1001, "Demo DJ", WorldSeed.DemoPermalink, outside: 0);
        world.Add(world.Demo);
        world.Add(Make(random, 4_280_711, "Nightshift Label", WorldSeed.LabelPermalink, outside: 48_210));
        world.Add(Make(random, 25_219_981, "Jowy Music", "jowymusic", outside: 12_904));
        world.Add(Make(random, 31_004_552, "Jürgen Müller", "jurgen-muller", outside: 731));
        world.Add(Make(random, 77_310_448, "夜行バス", "yakobasu", outside: 5_120));
        world.Add(Make(random, 118_220_907, "DJ Ñandú", "dj-nandu", outside: 64));
        world.Add(Make(random, 203_555_013, "O'Hara & Sons", "ohara-and-sons", outside: 2_377));

        var names = (from adjective in Words.Adjectives from noun in Words.Nouns select (adjective, noun)).ToArray();
        random.Shuffle(names);
        var id = 300_000_000L;
        for (var i = 0; world.Users.Count < Count; i++)
        {
            id += random.Between(1_000_003, 29_999_999);
            var name = $"{names[i].adjective} {names[i].noun}";
            world.Add(Make(random, id, random.Chance(20) ? name.ToUpperInvariant() : name, Slug.Of(name), 600_000 / (1 + random.Next(20_000))));
        }

        // Some user ids exceed 32 bits, so that a client that reads ids as Int32 fails here.
        world.Add(Make(random, 2_147_483_911, "Overflow Orchestra", "overflow-orchestra", outside: 12));
    }

    private static User Make(SeededRandom random, long id, string username, string permalink, int outside)
    {
        var (city, country) = random.Pick(Words.Places);
        var isDemo = permalink == WorldSeed.DemoPermalink;
        var known = random.Chance(80) || isDemo;
        var created = new DateTimeOffset(2008, 9, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.NextLong(78_000_000));
        var hasSite = random.Chance(40);
        var user = new User
        {
            Id = id,
            Username = username,
            Permalink = permalink,
            FirstName = random.Pick(Words.FirstNames),
            LastName = random.Pick(Words.LastNames),
            City = known ? city : null,
            Country = known ? country : null,
            Description = random.Chance(60) ? $"{random.Pick(Words.Genres).Name} from {city}.\nBookings: {permalink}@example.com" : null,
            Website = hasSite ? $"https://{permalink}.example.com" : null,
            WebsiteTitle = hasSite ? username : null,
            Plan = isDemo ? "Pro Unlimited" : random.Pick(["Free", "Free", "Pro", "Pro Unlimited"]),
            CreatedAt = created,
            LastModified = created.AddSeconds(random.NextLong(400_000_000)),
            OutsideFollowers = outside,
            OutsideFollowings = isDemo ? 0 : random.Next(900),
        };
        for (var i = random.Next(4) + (isDemo ? 2 : 0); i > 0; i--)
        {
            var service = Words.Services[i];
            user.WebProfiles.Add(new((id * 10) + i, service, $"{username} on {service}", $"https://{service}.example.com/{permalink}", permalink, created.AddDays(i)));
        }

        return user;
    }
}
