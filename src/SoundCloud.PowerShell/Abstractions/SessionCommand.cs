using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that needs a session: the one in -Session, or else the session of the runspace.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionCommand : StoppableCommand
{
    private SoundCloudSession? _session;
    private SoundCloudClient? _client;
    private IPending? _pending;
    private ProgressBar? _progress;
    private bool _hasWarned;

    /// <summary>The session to use, from Connect-SoundCloud -PassThru. Default: the session of this runspace.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SoundCloudSession? Session { get; set; }

    internal SoundCloudSession Connected => _session ?? throw new InvalidOperationException("BeginProcessing has not run.");

    internal SoundCloudClient Client => _client ?? throw new InvalidOperationException("BeginProcessing has not run.");

    /// <summary>The parameters that were typed, without those that the pipeline fills.</summary>
    internal IReadOnlySet<string> Typed { get; private set; } = new HashSet<string>();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var session = Session ?? RunspaceSessions.Current;
        if (session is null || session.IsClosed)
            ThrowTerminatingError(ErrorRecords.NotConnected(wasConnected: session is not null));
        _session = session!;
        Observer.Hooks = _session.Hooks;
        _client = _session.Client.Observe(Observer);
        _progress = new(_session.Client.Options.TimeProvider);
        Typed = MyInvocation.BoundParameters.Keys.ToHashSet();
    }

    /// <summary>Whether a parameter was given as a script block, which PowerShell evaluates for each input. Only known before the first one.</summary>
    private protected bool IsEvaluated(string parameter) => MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
        && value is not null && GetType().GetProperty(parameter)?.PropertyType.IsInstanceOfType(value) == false;

    /// <summary>The row that is the current input, or null: what was typed, a number and one of our things are none.</summary>
    private protected object? RowOf(string parameter, ResourceReference?[]? references) =>
        !Typed.Contains(parameter) && references is [{ Input: var input }] && Row.Is(input) ? input : null;

    /// <summary>Whether there is nothing to change, and warns of it: of each row, and once of everything else.</summary>
    private protected bool IsUnchanged(ResourceUpdate update, ResourceReference?[]? references, object? row)
    {
        if (!update.IsEmpty)
            return false;
        var first = references?.FirstOrDefault(static reference => reference is not null);
        if (row is not null)
        {
            WriteWarning(Messages.RowSetsNothing(Printable.Line(first?.Description)));
        }
        else if (first is not null && !_hasWarned)
        {
            _hasWarned = true;
            WriteWarning(Messages.NothingToSet);
        }
        return true;
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _pending?.Finish();
        _progress?.Complete(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _pending?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    // If the session is disconnected while the cmdlet runs, its token is refused or missing. Advice to sign in again would be wrong.
    internal override ErrorRecord ErrorOf(Exception e, object? target) =>
        _session is { IsClosed: true } && e is SignInRequiredException or UploadRefusedException or SoundCloudApiException { IsUnauthorized: true }
            ? ErrorRecords.NotConnected(wasConnected: true)
            : e is UnreachableException unreachable && RunningSandboxes.WasStopped(_session!.ApiUri)
            ? ErrorRecords.SandboxStopped(unreachable, target)
            : base.ErrorOf(e, target);

    /// <summary>
    /// The work that goes on beside the inputs: created with the first input, finished after the last, disposed with the cmdlet.
    /// </summary>
    private protected T Pending<T>(Func<T> begin)
        where T : class, IPending =>
        (T)(_pending ??= begin());

    /// <summary>Refuses a typed word that is not of a set. Words of a row go to the service, which may know more of them.</summary>
    private protected void RequireWord<TWords>(string parameter, string? word)
        where TWords : WordSet, new()
    {
        if (Typed.Contains(parameter) && !string.IsNullOrEmpty(word) && new TWords() is var set && !ValidateWordAttribute.IsKnown(set, word))
            ThrowTerminatingError(ErrorRecords.From(new InvalidRequestException(ValidateWordAttribute.Refusal(set, word)), word));
    }

    /// <summary>Warns once in a session that an operation is deprecated.</summary>
    private protected void WarnIfDeprecated(Operation operation)
    {
        if (operation.IsDeprecated && _session!.IsFirstUse(operation))
            WriteWarning(Messages.OperationDeprecated(operation));
    }

    /// <summary>Counts items that were read and written, and shows the progress. Called once a page.</summary>
    internal void CountRead(long items, (long Read, long Total)? of = null) => _progress?.Count(this, items, of);

    /// <summary>Does work that shows progress. If it ends the pipeline, EndProcessing does not run, so the progress bar is removed here.</summary>
    internal void WithProgress(Action work)
    {
        try
        {
            work();
        }
        catch
        {
            _progress?.Complete(this);
            throw;
        }
    }

    /// <summary>Writes a thing that was read or changed. The session remembers it for the completion of ids.</summary>
    internal void WriteThing(object? thing)
    {
        Connected.Recent.Add(thing);
        WriteObject(thing);
    }

    /// <summary>Reads and writes one thing after another. Nothing is sent for null or an empty list of references.</summary>
    private protected void WriteEach<T>(IEnumerable<ResourceReference?>? references, Func<SoundCloudId, Task<T>> read)
    {
        foreach (var reference in references?.OfType<ResourceReference>() ?? [])
        {
            WithProgress(() =>
            {
                Try(reference.Input, () => WriteThing(Await(read(reference.ToId()))));
                CountRead(1);
            });
        }
    }
}
