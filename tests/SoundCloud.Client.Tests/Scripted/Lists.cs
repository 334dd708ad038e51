namespace SoundCloud.Tests;

internal static class Lists
{
    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    /// <summary>The items up to a failure, and the failure.</summary>
    public static async Task<(List<T> Items, Exception Failure)> ToFailureAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var item in items)
                list.Add(item);
        });
        return (list, failure);
    }

    public static IEnumerable<long> Numbers(this IEnumerable<Track> tracks) =>
        tracks.Select(t => long.Parse(t.Urn!.Split(':')[2], System.Globalization.CultureInfo.InvariantCulture));
}
