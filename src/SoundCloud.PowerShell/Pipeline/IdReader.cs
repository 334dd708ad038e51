namespace SoundCloud.PowerShell;

/// <summary>Collects the ids of a pipeline, reads them 50 in a request, and writes the things in the order of the input.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="batches">Reads 50 of them.</param>
/// <param name="take">What to do with each thing; null writes it.</param>
internal sealed class IdReader<T>(SessionCommand command, BatchReader<T> batches, Action<T>? take = null) : IPending
    where T : Resource
{
    private readonly OrderedWindow<IReadOnlyList<Result>> _window = new(BatchReader<T>.InFlight, command.PipelineStopToken);
    private List<Entry> _batch = [];
    private int _valid;

    public void Add(IEnumerable<ResourceReference> references)
    {
        foreach (var reference in references)
        {
            Gather(reference);
            while (_window.IsNextReady)
                WriteResults();
        }
    }

    public void Finish()
    {
        Send();
        while (!_window.IsEmpty)
            WriteResults();
    }

    public ValueTask DisposeAsync() => _window.DisposeAsync();

    private void Gather(ResourceReference reference)
    {
        var entry = Parse(reference);
        var isAlone = entry.Error is null && !BatchReader<T>.IsBatchable(entry.Id);
        if (isAlone)
            Send();
        _batch.Add(entry);
        if (entry.Error is null)
            _valid++;
        if (isAlone || _valid == BatchReader<T>.BatchSize)
            Send();
    }

    private static Entry Parse(ResourceReference reference)
    {
        try
        {
            return new(reference.Input, reference.ToId(), null);
        }
        catch (InvalidIdException e)
        {
            return new(reference.Input, default, e);
        }
    }

    private void Send()
    {
        if (_batch.Count == 0)
            return;
        var batch = _batch;
        _batch = [];
        _valid = 0;
        command.Await(_window.AddAsync(stop => ReadAsync(batch, stop)));
    }

    private async Task<IReadOnlyList<Result>> ReadAsync(List<Entry> batch, CancellationToken stop)
    {
        SoundCloudId[] ids = [.. batch.Where(static entry => entry.Error is null).Select(static entry => entry.Id)];
        IReadOnlyList<BatchResult<T>> read;
        try
        {
            read = ids.Length == 0 ? [] : await batches.ReadBatchAsync(ids, stop).ConfigureAwait(false);
        }
        catch (ObjectDisposedException e)
        {
            // The session was closed meanwhile: each id gets an error.
            return [.. batch.Select(entry => new Result(entry.Input, null, (Exception?)entry.Error ?? e))];
        }

        var next = 0;
        return [.. batch.Select(entry => entry.Error is null ? ResultOf(entry, read[next++]) : new Result(entry.Input, null, entry.Error))];
    }

    private static Result ResultOf(Entry entry, BatchResult<T> read) => new(entry.Input, read.Item, read.Error);

    private void WriteResults() => command.WithProgress(() =>
    {
        var results = command.Await(_window.TakeAsync());
        foreach (var result in results)
        {
            if (result.Error is { } error)
                command.WriteError(command.ErrorOf(error, result.Input));
            else if (take is not null)
                take(result.Item!);
            else
                command.WriteThing(result.Item);
        }
        command.CountRead(results.Count);
    });

    private readonly record struct Entry(object Input, SoundCloudId Id, InvalidIdException? Error);

    private readonly record struct Result(object Input, T? Item, Exception? Error);
}
