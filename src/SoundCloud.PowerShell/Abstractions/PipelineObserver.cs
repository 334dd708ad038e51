using System.Collections.Concurrent;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Carries what the client reports, on whatever thread, to the pipeline's thread, the only one that may write.</summary>
internal sealed class PipelineObserver : IRequestObserver
{
    private readonly ConcurrentQueue<(string Text, bool IsDebug)> _lines = new();
    private readonly Signal _signal = new();

    public void OnRequest(RequestRecord record) => Add(record.ToString(), isDebug: false);

    public void OnRetry(RetryRecord record) => Add(record.ToString(), isDebug: false);

    public void OnAttempt(RequestRecord record) => Add("attempt " + record, isDebug: true);

    public void WriteUntil(Task task, Cmdlet cmdlet)
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

    public void Write(Cmdlet cmdlet)
    {
        while (_lines.TryDequeue(out var line))
        {
            if (line.IsDebug)
                cmdlet.WriteDebug(line.Text);
            else
                cmdlet.WriteVerbose(line.Text);
        }
    }

    private void Add(string text, bool isDebug)
    {
        _lines.Enqueue((text, isDebug));
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
