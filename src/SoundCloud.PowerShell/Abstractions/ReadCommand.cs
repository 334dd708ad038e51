using System.ComponentModel;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that reads things by id, many in one request, or lists them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReadCommand<T> : ListCommand
    where T : Resource
{
    private IdReader<T>? _ids;
    private ulong _seen;

    private protected abstract BatchReader<T> Batches { get; }

    /// <summary>Gathers ids; their things are written as their requests come back, in input order.</summary>
    private protected void ReadIds(IEnumerable<ResourceReference?> references)
    {
        _ids ??= new IdReader<T>(Batches, PipelineStopToken);
        foreach (var reference in references)
        {
            if (reference is null || !IsWanted(_seen++))
                continue;
            Await(_ids.AddAsync(reference));
            while (_ids.IsNextReady)
                WriteResults();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_ids is null)
            return;
        Await(_ids.SendAsync());
        while (!_ids.IsEmpty)
            WriteResults();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _ids?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    // -Skip and -First count the ids given, so that none is asked for in vain.
    private bool IsWanted(ulong position) =>
        position >= PagingParameters.Skip && position - PagingParameters.Skip < PagingParameters.First;

    private void WriteResults()
    {
        foreach (var result in Await(_ids!.TakeAsync()))
        {
            if (result.Error is { } error)
                WriteError(ErrorOf(error, result.Input));
            else
                WriteThing(result.Item);
        }
    }
}
