namespace SoundCloud.PowerShell;

/// <summary>Makes one change for each input, several at a time, and writes output and errors in the order of the input.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="throttleLimit">How many changes may be in flight at once.</param>
/// <param name="passThru">Whether the changed things are written.</param>
/// <param name="takesPointers">Whether an object that refers to a thing, as a comment refers to its track, is accepted for the
/// thing.</param>
internal sealed class Changes(SessionCommand command, int throttleLimit, bool passThru, bool takesPointers = true) : IPending
{
    /// <summary>The highest -ThrottleLimit.</summary>
    public const int MostInFlight = 64;

    /// <summary>The default of -ThrottleLimit.</summary>
    public const int InFlight = 4;

    private readonly ProgressBar _progress = new();
    private readonly OrderedWindow<Outcome> _window = new(throttleLimit, command.PipelineStopToken);

    /// <summary>Makes a change that returns nothing, such as a delete.</summary>
    public void Add(IEnumerable<ResourceReference?>? references, string action, Func<SoundCloudId, CancellationToken, Task> change) =>
        Add<object?>(references, action, async (id, stop) =>
        {
            await change(id, stop).ConfigureAwait(false);
            return null;
        });

    /// <summary>Makes a change that returns nothing. With -PassThru, reads the thing afterwards.</summary>
    public void Add<T>(
        IEnumerable<ResourceReference?>? references,
        string action,
        Func<SoundCloudId, CancellationToken, Task> change,
        Func<SoundCloudId, CancellationToken, Task<T>> read)
        where T : class =>
        Add(references, action, async (id, stop) =>
        {
            await change(id, stop).ConfigureAwait(false);
            return passThru ? await read(id, stop).ConfigureAwait(false) : null;
        });

    /// <summary>Asks for confirmation if needed, then starts the change beside the others.</summary>
    /// <param name="references">The things to change. Null and an empty list change nothing.</param>
    /// <param name="action">The action that -WhatIf and -Confirm show.</param>
    /// <param name="change">The change. It returns the changed thing.</param>
    public void Add<T>(IEnumerable<ResourceReference?>? references, string action, Func<SoundCloudId, CancellationToken, Task<T>> change)
        where T : class?
    {
        foreach (var reference in references ?? [])
        {
            if (reference is null)
                continue;
            SoundCloudId id = default;
            if (!command.Try(reference.Input, () => id = IdOf(reference)) || !command.ShouldProcess(reference.Description, action))
                continue;
            command.Await(_window.WaitForPlaceAsync());
            // Write finished changes before the next one starts, because an error may end the pipeline.
            while (_window.IsNextReady)
                WriteOutcome();
            _window.Start(stop => RunAsync(reference.Input, id, change, stop));
        }
    }

    public void Finish()
    {
        while (!_window.IsEmpty)
            WriteOutcome();
        _progress.Complete(command);
    }

    public ValueTask DisposeAsync() => _window.DisposeAsync();

    private SoundCloudId IdOf(ResourceReference reference) => reference.IsPointer && !takesPointers
        ? throw new InvalidIdException(reference.Input.ToString() ?? "", reference.Kind)
        : reference.ToId();

    private static async Task<Outcome> RunAsync<T>(
        object input, SoundCloudId id, Func<SoundCloudId, CancellationToken, Task<T>> change, CancellationToken stop)
        where T : class?
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
            var outcome = command.Await(_window.TakeAsync());
            _progress.Step(command);
            if (outcome.Error is { } error)
                command.WriteError(command.ErrorOf(error, outcome.Input));
            else if (passThru && outcome.Changed is { } changed)
                command.WriteThing(changed);
        }
        catch
        {
            // -ErrorAction Stop, a later cmdlet or Ctrl+C has ended the pipeline, so Finish will not run.
            _progress.Complete(command);
            throw;
        }
    }

    private sealed record Outcome(object Input, object? Changed, Exception? Error);
}
