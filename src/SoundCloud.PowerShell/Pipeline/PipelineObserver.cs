using System.Collections.Concurrent;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// Queues the client's reports from any thread until the pipeline thread writes them, because only that thread may write. Text from outside
/// is made printable.
/// </summary>
internal sealed class PipelineObserver : IRequestObserver
{
    private readonly ConcurrentQueue<Action<Cmdlet>> _reports = new();
    private readonly Signal _signal = new();
    private readonly ProgressBar _wait = new();
    private Action<Cmdlet>? _progress;
    private volatile bool _isPending;

    /// <summary>The session's -OnRequest and -OnRetry scripts, or null.</summary>
    public RequestHooks? Hooks { get; set; }

    public void OnRequest(RequestRecord record) => Add(cmdlet =>
    {
        WriteDetail(cmdlet, record.ToString());
        Hooks?.OnRequest(cmdlet, record);
    });

    public void OnRetry(RetryRecord record) => Add(cmdlet =>
    {
        WriteDetail(cmdlet, record.ToString());
        _wait.Wait(cmdlet, record.Delay, record.Reason);
        Hooks?.OnRetry(cmdlet, record);
    });

    public void OnAttempt(RequestRecord record) => Add(cmdlet => cmdlet.WriteDebug(Printable.Line("attempt " + record)));

    public void OnNotice(string message) => Add(cmdlet => WriteDetail(cmdlet, message));

    public void OnWarning(string message) => Add(cmdlet => cmdlet.WriteWarning(Printable.Line(message)));

    /// <summary>Writes a verbose line, which is a debug line with -Debug, so that -Debug shows what -Verbose shows.</summary>
    public static void WriteDetail(Cmdlet cmdlet, string text)
    {
        var line = Printable.Line(text);
        if (cmdlet is PSCmdlet scripted && DebugSwitch.IsOn(scripted) && !scripted.MyInvocation.BoundParameters.ContainsKey("Verbose"))
            cmdlet.WriteDebug(line);
        else
            cmdlet.WriteVerbose(line);
    }

    /// <summary>Queues work for the pipeline thread.</summary>
    public void Post(Action<Cmdlet> work) => Add(work);

    /// <summary>Shows the newest progress of a transfer. Older states that are not shown yet are dropped.</summary>
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

    /// <summary>Writes the reports that were queued. Called after each item, so it returns at once if there are none.</summary>
    public void Write(Cmdlet cmdlet)
    {
        if (!_isPending)
            return;
        // Reset before the queue is read: a report that arrives meanwhile is written now or sets the flag again.
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

    /// <summary>
    /// Any thread can set the signal, and one thread waits for it. It has no handle, so a late Set cannot find one closed.
    /// </summary>
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
