using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that changes one thing per input, a few at a time, with output and errors in input order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ChangeCommand : SessionCommand
{
    private readonly ProgressBar _progress = new();
    private OrderedWindow<Outcome>? _window;

    /// <summary>
    /// How many requests may be under way at once where many things are changed. Output and errors come in the order of the input all the
    /// same. Uploads and new playlists are made one after the other.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>
    /// Returns what was changed, as it is after the change. Where SoundCloud's answer does not hold it, that is one more request for each.
    /// What is new is returned in any case, and of what was deleted there is nothing to return.
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Whether a thing that only points at another, as a comment does at its track, may name what is changed.</summary>
    private protected virtual bool TakesPointers => true;

    /// <summary>A change whose answer says nothing: the thing is read after it, for -PassThru.</summary>
    private protected void Change<T>(
        IEnumerable<ResourceReference?>? references,
        string action,
        Func<SoundCloudId, CancellationToken, Task> change,
        Func<SoundCloudId, CancellationToken, Task<T>> read)
        where T : class =>
        Change(references, action, async (id, stop) =>
        {
            await change(id, stop).ConfigureAwait(false);
            return PassThru ? await read(id, stop).ConfigureAwait(false) : null;
        });

    /// <summary>Asks the user where that is wanted, then does the change beside the others.</summary>
    /// <param name="references">The things to change; null and an empty list ask nothing.</param>
    /// <param name="action">What is done, for -WhatIf and -Confirm.</param>
    /// <param name="change">The change, and the thing after it.</param>
    private protected void Change<T>(IEnumerable<ResourceReference?>? references, string action, Func<SoundCloudId, CancellationToken, Task<T?>> change)
        where T : class
    {
        foreach (var reference in references ?? [])
        {
            if (reference is null)
                continue;
            SoundCloudId id = default;
            if (!Try(reference.Input, () => id = IdOf(reference)) || !ShouldProcess(reference.Description, action))
                continue;
            _window ??= new OrderedWindow<Outcome>(ThrottleLimit, PipelineStopToken);
            Await(_window.WaitForPlaceAsync());
            // Before the next one is begun: an error may end it all.
            while (_window.IsNextReady)
                WriteOutcome();
            _window.Start(stop => RunAsync(reference.Input, id, change, stop));
        }
    }

    private SoundCloudId IdOf(ResourceReference reference) => reference.IsPointer && !TakesPointers
        ? throw new InvalidIdException(reference.Input.ToString() ?? "", reference.Kind)
        : reference.ToId();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_window is { IsEmpty: false })
            WriteOutcome();
        _progress.Complete(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _window?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    private static async Task<Outcome> RunAsync<T>(
        object input, SoundCloudId id, Func<SoundCloudId, CancellationToken, Task<T?>> change, CancellationToken stop)
        where T : class
    {
        try
        {
            return new(input, await change(id, stop).ConfigureAwait(false), null);
        }
        catch (Exception e) when (ErrorRecords.IsExpected(e))
        {
            return new(input, null, e);
        }
    }

    private void WriteOutcome()
    {
        try
        {
            var outcome = Await(_window!.TakeAsync());
            _progress.Step(this);
            if (outcome.Error is { } error)
                WriteError(ErrorOf(error, outcome.Input));
            else if (PassThru && outcome.Changed is { } changed)
                WriteThing(changed);
        }
        catch
        {
            // The user's preference, what comes after in the pipeline, or Ctrl+C ends it: the end is never processed.
            _progress.Complete(this);
            throw;
        }
    }

    private sealed record Outcome(object Input, object? Changed, Exception? Error);
}
