using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>One bar for one piece of work: it shows after a second, moves at most five times a second, and always ends.</summary>
internal sealed class ProgressBar
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private const int LongestActivity = 200;
    private static int _lastId = 0x5C0000;

    private readonly int _id = Interlocked.Increment(ref _lastId);
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private long _shown;
    private long _steps;

    public void Step(Cmdlet cmdlet)
    {
        _steps++;
        if (IsDue())
            Write(cmdlet, cmdlet.GetType().Name.Replace("Command", "", StringComparison.Ordinal), string.Create(CultureInfo.CurrentCulture, $"{_steps:N0} done"), -1);
    }

    /// <summary>What a transfer reports to, on any thread; the pipeline's thread shows it.</summary>
    public IProgress<TransferProgress> Follow(PipelineObserver observer, string activity) =>
        new Transfer(progress => observer.Show(cmdlet => Show(cmdlet, activity, progress)));

    private void Show(Cmdlet cmdlet, string activity, TransferProgress progress)
    {
        if (!IsDue() && progress.Bytes != progress.Total)
            return;
        var rate = progress.Bytes / Math.Max(TimeProvider.System.GetElapsedTime(_started).TotalSeconds, 0.001);
        var percent = progress.Total is > 0 ? (int)(progress.Bytes * 100 / progress.Total) : -1;
        Write(cmdlet, activity, string.Create(CultureInfo.CurrentCulture, $"{progress.Bytes / 1048576.0:N1} MB of {progress.Total / 1048576.0:N1} MB, {rate / 1048576.0:N1} MB/s"), percent);
    }

    public void Complete(Cmdlet cmdlet)
    {
        if (_shown != 0)
            cmdlet.WriteProgress(new ProgressRecord(_id, "SoundCloud", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private bool IsDue() => TimeProvider.System.GetElapsedTime(_started) >= Patience
        && (_shown == 0 || TimeProvider.System.GetElapsedTime(_shown) >= Pace);

    private void Write(Cmdlet cmdlet, string activity, string status, int percent)
    {
        _shown = TimeProvider.System.GetTimestamp();
        cmdlet.WriteProgress(new ProgressRecord(_id, Printable.Line(activity, LongestActivity), status) { PercentComplete = percent });
    }

    private sealed class Transfer(Action<TransferProgress> report) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => report(value);
    }
}
