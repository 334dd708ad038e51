namespace SoundCloud.Benchmarks;

/// <summary>SoundCloud.Client as users run it: signed in as an app, with all handlers, item by item.</summary>
internal sealed class ClientLibrary(Uri uri) : Subject
{
    private readonly SoundCloudClient _client = NewClient(uri);

    protected override async Task<(long Items, long Checksum)> RunAsync(Job job)
    {
        var (items, sum) = (0L, 0L);
        var list = job.Kind == "search"
            ? _client.Search.Tracks(new() { Text = Number(job.Pages) })
            : _client.Users.Tracks(SoundCloudId.Parse(Number(job.Pages), ResourceKind.User));
        await foreach (var track in list)
        {
            items++;
            sum += track.Id ?? 0;
        }
        return (items, sum);
    }

    // Lives as long as the process.
    private static SoundCloudClient NewClient(Uri uri) => new(new() { ApiUri = uri, AuthUri = uri, Credentials = new("bench", "bench-secret") });

    private static string Number(int pages) => pages.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
