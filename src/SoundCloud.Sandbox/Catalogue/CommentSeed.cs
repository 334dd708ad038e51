namespace SoundCloud.Sandbox.Catalogue;

internal static class CommentSeed
{
    private const int MostComments = 230;

    public static void Grow(World world, SeededRandom random)
    {
        var most = world.Demo.Tracks.Newest.FirstOrDefault(track => !track.IsPrivate);
        foreach (var track in world.Tracks)
        {
            var count = track == most ? MostComments : track.Commentable ? random.Next(6) : 0;
            for (var i = 0; i < count; i++)
            {
                var at = track.CreatedAt.AddMinutes((i * 97) + random.Next(90));
                long? timestamp = random.Chance(90) ? random.NextLong(track.Duration) : null;
                world.LastCommentId += random.Between(1, 500);
                track.Comments.Add(new(world.LastCommentId, track, random.Pick(world.Users), random.Pick(Words.Remarks), timestamp, at), at);
            }
        }
    }
}
