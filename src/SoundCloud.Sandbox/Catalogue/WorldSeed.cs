namespace SoundCloud.Sandbox.Catalogue;

/// <summary>Makes the catalogue from a seed. It does not depend on the clock or the machine.</summary>
internal static class WorldSeed
{
    public const string DemoPermalink = "demo-dj";
    public const string LabelPermalink = "nightshift-label";

    /// <summary>The time of the last upload. Likes, reposts and follows are later.</summary>
    public static readonly DateTimeOffset End = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    public static World Grow(int seed, int trackCount)
    {
        var world = new World();
        UserSeed.Grow(world, new(seed, "users"));
        TrackSeed.Grow(world, new(seed, "tracks"), trackCount);
        PlaylistSeed.Grow(world, new(seed, "playlists"));
        SocialSeed.Grow(world, new(seed, "social"));
        CommentSeed.Grow(world, new(seed, "comments"));
        FeedSeed.Grow(world, new(seed, "feed"));
        return world;
    }
}
