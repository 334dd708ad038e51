using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that works as somebody: the session given, else the runspace's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionCommand : StoppableCommand
{
    private SoundCloudSession? _session;
    private SoundCloudClient? _client;

    /// <summary>
    /// The session to work in, from Connect-SoundCloud -PassThru. Where not given, the one that this runspace connected last.
    /// </summary>
    [Parameter]
    public SoundCloudSession? Session { get; set; }

    private protected SoundCloudSession Connected => _session ?? throw new InvalidOperationException("BeginProcessing has not run.");

    private protected SoundCloudClient Client => _client ?? throw new InvalidOperationException("BeginProcessing has not run.");

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var session = Session ?? RunspaceSessions.Current;
        if (session is null || session.IsClosed)
            ThrowTerminatingError(ErrorRecords.NotConnected(wasConnected: session is not null));
        _session = session!;
        Observer.Hooks = _session.Hooks;
        _client = _session.Client.Observe(Observer);
    }

    // Whoever is disconnected while at work finds the token dead or gone, and could sign in to no avail.
    private protected override ErrorRecord ErrorOf(Exception e, object? target) =>
        _session is { IsClosed: true } && e is SignInRequiredException or UploadRefusedException or SoundCloudApiException { IsUnauthorized: true }
            ? ErrorRecords.NotConnected(wasConnected: true)
            : base.ErrorOf(e, target);

    /// <summary>Says once in a session that an operation may end.</summary>
    private protected void WarnIfDeprecated(Operation operation)
    {
        if (operation.IsDeprecated && _session!.IsFirstUse(operation))
            WriteWarning(Messages.OperationDeprecated(operation));
    }

    /// <summary>Writes what was read or changed; the session remembers it, to complete its id.</summary>
    private protected void WriteThing(object? thing)
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
