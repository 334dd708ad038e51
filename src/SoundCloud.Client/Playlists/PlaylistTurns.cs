namespace SoundCloud;

/// <summary>Lets one caller of this process at a time change the tracks of a playlist, whichever client it uses: each writes the whole list.</summary>
internal static class PlaylistTurns
{
    private static readonly Dictionary<string, Turn> Taken = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn. Disposing of the result ends it.</summary>
    /// <param name="api">The API that the playlist is at.</param>
    /// <param name="playlist">The playlist; links are resolved before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IDisposable> TakeAsync(Uri api, SoundCloudId playlist, CancellationToken cancellationToken)
    {
        var key = $"{api.AbsoluteUri} {playlist.ToUrn(ResourceKind.Playlist)}";
        Turn? turn;
        lock (Taken)
        {
            if (!Taken.TryGetValue(key, out turn))
                Taken[key] = turn = new(key);
            turn.Callers++;
        }
        try
        {
            await turn.Free.WaitAsync(cancellationToken).ConfigureAwait(false);
            return turn;
        }
        catch
        {
            Leave(turn);
            throw;
        }
    }

    private static void Leave(Turn turn)
    {
        lock (Taken)
        {
            if (--turn.Callers == 0)
                Taken.Remove(turn.Key);
        }
    }

    private sealed class Turn(string key) : IDisposable
    {
        public string Key => key;

        public SemaphoreSlim Free { get; } = new(1, 1);

        /// <summary>How many have the turn or wait for it.</summary>
        public int Callers { get; set; }

        public void Dispose()
        {
            Free.Release();
            Leave(this);
        }
    }
}
