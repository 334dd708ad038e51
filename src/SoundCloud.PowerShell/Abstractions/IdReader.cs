namespace SoundCloud.PowerShell;

/// <summary>Gathers the ids of a whole pipeline into requests of 50 and hands the results out in input order.</summary>
internal sealed class IdReader<T>(BatchReader<T> batches, CancellationToken stop) : IAsyncDisposable
    where T : Resource
{
    private readonly OrderedWindow<IReadOnlyList<IdResult<T>>> _window = new(BatchReader<T>.InFlight, stop);
    private List<(ResourceReference Input, SoundCloudId Id, SoundCloudException? Error)> _batch = [];
    private int _valid;

    public bool IsNextReady => _window.IsNextReady;

    public bool IsEmpty => _window.IsEmpty;

    public async Task<bool> AddAsync(ResourceReference reference)
    {
        SoundCloudId id = default;
        SoundCloudException? error = null;
        try
        {
            id = reference.ToId();
        }
        catch (InvalidIdException e)
        {
            error = e;
        }

        var isAlone = error is null && !BatchReader<T>.IsBatchable(id);
        if (isAlone)
            await SendAsync().ConfigureAwait(false);
        _batch.Add((reference, id, error));
        if (error is null)
            _valid++;
        if (isAlone || _valid == BatchReader<T>.BatchSize)
            await SendAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Sends what has gathered.</summary>
    public async Task<bool> SendAsync()
    {
        if (_batch.Count == 0)
            return false;
        var batch = _batch;
        _batch = [];
        _valid = 0;
        await _window.AddAsync(token => ReadAsync(batch, token)).ConfigureAwait(false);
        return true;
    }

    public Task<IReadOnlyList<IdResult<T>>> TakeAsync() => _window.TakeAsync();

    public ValueTask DisposeAsync() => _window.DisposeAsync();

    private async Task<IReadOnlyList<IdResult<T>>> ReadAsync(
        List<(ResourceReference Input, SoundCloudId Id, SoundCloudException? Error)> batch, CancellationToken token)
    {
        var ids = batch.Where(entry => entry.Error is null).Select(entry => entry.Id).ToArray();
        var results = new List<IdResult<T>>(batch.Count);
        IReadOnlyList<BatchResult<T>> read;
        try
        {
            read = ids.Length == 0 ? [] : await batches.ReadBatchAsync(ids, token).ConfigureAwait(false);
        }
        catch (ObjectDisposedException e)
        {
            // The session was ended meanwhile: each of them is told, as with any failure.
            results.AddRange(batch.Select(entry => new IdResult<T>(entry.Input.Input, null, (Exception?)entry.Error ?? e)));
            return results;
        }

        var next = 0;
        foreach (var (input, _, error) in batch)
        {
            if (error is not null)
                results.Add(new(input.Input, null, error));
            else
                results.Add(new(input.Input, read[next].Item, read[next++].Error));
        }
        return results;
    }
}

/// <summary>What one input came to.</summary>
internal sealed record IdResult<T>(object Input, T? Item, Exception? Error);
