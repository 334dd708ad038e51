namespace SoundCloud.PowerShell;

/// <summary>The signed-in user's tracks or playlists for completion. They are read with one request, and kept for a while.</summary>
/// <param name="client">The session's client.</param>
/// <param name="list">The list that is asked for.</param>
/// <param name="describe">How completion describes a track or playlist; null if it has no number.</param>
internal sealed class OwnThings<T>(SoundCloudClient client, Func<SoundCloudClient, PagedList<T>> list, Func<T, KnownThing?> describe)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    // Without a pause, each Tab would wait for a service that does not answer.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly object _lock = new();
    private IReadOnlyList<KnownThing> _known = [];
    private DateTimeOffset _until;

    private DateTimeOffset Now => client.Options.TimeProvider.GetUtcNow();

    /// <summary>The tracks or playlists, or none if the service does not answer in time.</summary>
    public IReadOnlyList<KnownThing> Get()
    {
        lock (_lock)
        {
            if (Now < _until)
                return _known;
        }
        var read = TimeLimit.Await(ReadAsync);
        lock (_lock)
        {
            _until = Now + (read is null ? Pause : Kept);
            return _known = read ?? [];
        }
    }

    private async Task<List<KnownThing>> ReadAsync(CancellationToken stop)
    {
        using var once = new OneTry(stop);
        await foreach (var page in list(client.Observe(once)).AsPages(once.Token).ConfigureAwait(false))
            return [.. page.Items.Select(describe).OfType<KnownThing>()];
        return [];
    }

    /// <summary>Cancels a call instead of retrying it.</summary>
    private sealed class OneTry(CancellationToken stop) : IRequestObserver, IDisposable
    {
        private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(stop);

        public CancellationToken Token => _end.Token;

        public void OnRequest(RequestRecord record)
        {
        }

        public void OnRetry(RetryRecord record) => _end.Cancel();

        public void Dispose() => _end.Dispose();
    }
}
