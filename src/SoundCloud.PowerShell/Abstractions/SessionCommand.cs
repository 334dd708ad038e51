using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that works as somebody: the session given, else the runspace's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionCommand : StoppableCommand
{
    private SoundCloudSession? _session;
    private SoundCloudClient? _client;
    private IPending? _pending;

    /// <summary>
    /// The session to work in, from Connect-SoundCloud -PassThru. Where not given, the one that this runspace connected last.
    /// </summary>
    [Parameter]
    public SoundCloudSession? Session { get; set; }

    internal SoundCloudSession Connected => _session ?? throw new InvalidOperationException("BeginProcessing has not run.");

    internal SoundCloudClient Client => _client ?? throw new InvalidOperationException("BeginProcessing has not run.");

    /// <summary>The parameters that were typed; those that the pipeline fills are not among them.</summary>
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
        Typed = MyInvocation.BoundParameters.Keys.ToHashSet();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pending?.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _pending?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    // Whoever is disconnected while at work finds the token dead or gone, and could sign in to no avail.
    internal override ErrorRecord ErrorOf(Exception e, object? target) =>
        _session is { IsClosed: true } && e is SignInRequiredException or UploadRefusedException or SoundCloudApiException { IsUnauthorized: true }
            ? ErrorRecords.NotConnected(wasConnected: true)
            : base.ErrorOf(e, target);

    /// <summary>The work that the cmdlet does beside its inputs: begun with the first of them, finished after the last, ended with the pipeline.</summary>
    private protected T Pending<T>(Func<T> begin)
        where T : class, IPending =>
        (T)(_pending ??= begin());

    /// <summary>Says once in a session that an operation may end.</summary>
    private protected void WarnIfDeprecated(Operation operation)
    {
        if (operation.IsDeprecated && _session!.IsFirstUse(operation))
            WriteWarning(Messages.OperationDeprecated(operation));
    }

    /// <summary>Writes what was read or changed; the session remembers it, to complete its id.</summary>
    internal void WriteThing(object? thing)
    {
        Connected.Recent.Add(thing);
        WriteObject(thing);
    }

    /// <summary>Writes one thing after another; null and an empty list of references ask nothing.</summary>
    private protected void WriteEach<T>(IEnumerable<ResourceReference?>? references, Func<SoundCloudId, Task<T>> read)
    {
        foreach (var reference in references ?? [])
        {
            if (reference is not null)
                Try(reference.Input, () => WriteThing(Await(read(reference.ToId()))));
        }
    }
}
