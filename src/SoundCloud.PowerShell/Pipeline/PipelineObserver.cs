using System.Collections.Concurrent;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Carries what the client reports, on whatever thread, to the pipeline's thread, the only one that may write; names that others chose are made printable.</summary>
internal sealed class PipelineObserver : IRequestObserver
{
    private readonly ConcurrentQueue<Action<Cmdlet>> _reports = new();
    private readonly Signal _signal = new();
    private readonly ProgressBar _wait = new();
    private Action<Cmdlet>? _progress;
    private volatile bool _isPending;

    /// <summary>The session's scripts that hear of requests, or null.</summary>
    public RequestHooks? Hooks { get; set; }

    public void OnRequest(RequestRecord record) => Add(cmdlet =>
    {
        cmdlet.WriteVerbose(Printable.Line(record.ToString()));
        Hooks?.OnRequest(cmdlet, record);
    });

    public void OnRetry(RetryRecord record) => Add(cmdlet =>
    {
        cmdlet.WriteVerbose(Printable.Line(record.ToString()));
        _wait.Wait(cmdlet, record.Delay, record.Reason);
        Hooks?.OnRetry(cmdlet, record);
    });

    public void OnAttempt(RequestRecord record) => Add(cmdlet => cmdlet.WriteDebug(Printable.Line("attempt " + record)));

    public void OnNotice(string message) => Add(cmdlet => cmdlet.WriteVerbose(Printable.Line(message)));

    public void OnWarning(string message) => Add(cmdlet => cmdlet.WriteWarning(Printable.Line(message)));

    /// <summary>Does something on the pipeline's thread while it waits.</summary>
    public void Post(Action<Cmdlet> work) => Add(work);

    /// <summary>Shows the newest state of a transfer; states that nobody had time to show are passed over.</summary>
    public void Show(Action<Cmdlet> progress)
    {
        Volatile.Write(ref _progress, progress);
        _isPending = true;
        _signal.Set();
    }

    public void WriteUntil(Task task, Cmdlet cmdlet)
    {
        try
        {
            if (!task.IsCompleted)
            {
                task.ContinueWith(
                    static (_, signal) => ((Signal)signal!).Set(),
                    _signal,
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
                while (!task.IsCompleted)
                {
                    _signal.Wait();
                    Write(cmdlet);
                }
            }
            Write(cmdlet);
        }
        finally
        {
            _wait.Complete(cmdlet);
        }
    }

    /// <summary>Writes what was reported since; asked after each item, it costs next to nothing where there is none.</summary>
    public void Write(Cmdlet cmdlet)
    {
        if (!_isPending)
            return;
        // Taken back first: what is reported meanwhile is written now or sets it anew.
        _isPending = false;
        while (_reports.TryDequeue(out var report))
            report(cmdlet);
        Interlocked.Exchange(ref _progress, null)?.Invoke(cmdlet);
    }

    private void Add(Action<Cmdlet> report)
    {
        _reports.Enqueue(report);
        _isPending = true;
        _signal.Set();
    }

    /// <summary>Set by any thread, awaited by one; it holds no handle that a late Set could find closed.</summary>
    private sealed class Signal
    {
        private readonly object _lock = new();
        private bool _isSet;

        public void Set()
        {
            lock (_lock)
            {
                _isSet = true;
                Monitor.Pulse(_lock);
            }
        }

        public void Wait()
        {
            lock (_lock)
            {
                while (!_isSet)
                    Monitor.Wait(_lock);
                _isSet = false;
            }
        }
    }
}
