using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// The progress bar of one piece of work. It appears after a second, or two for a list, is updated at most five times a second, and is
/// always removed.
/// </summary>
internal sealed class ProgressBar
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceForLists = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private const int LongestActivity = 200;
    private static int _lastId = 0x5C0000;

    private readonly int _id = Interlocked.Increment(ref _lastId);
    private readonly TimeProvider _time;
    private readonly long _started;
    private long? _shown;
    private long _steps;

    public ProgressBar()
        : this(TimeProvider.System)
    {
    }

    public ProgressBar(TimeProvider time)
    {
        _time = time;
        _started = time.GetTimestamp();
    }

    public void Step(Cmdlet cmdlet)
    {
        _steps++;
        if (IsDue(Patience))
            Write(cmdlet, cmdlet.GetType().Name.Replace("Command", "", StringComparison.Ordinal), Messages.StepsDone(_steps), -1);
    }

    /// <summary>Counts items that were read, and shows how many. Called once a page, because it asks for the time.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="items">How many items this page had.</param>
    /// <param name="of">How many items of the current list were read and how many it has, if that is known.</param>
    public void Count(PSCmdlet cmdlet, long items, (long Read, long Total)? of)
    {
        _steps += items;
        if (!IsDue(PatienceForLists) || !IsShown(cmdlet))
            return;
        if (of is { Total: > 0 } list)
            Write(cmdlet, cmdlet.MyInvocation.MyCommand.Name, Messages.ItemsReadOf(list.Read, list.Total), (int)Math.Min(100, list.Read * 100 / list.Total));
        else
            Write(cmdlet, cmdlet.MyInvocation.MyCommand.Name, Messages.ItemsRead(_steps), -1);
    }

    /// <summary>Takes the progress of a transfer on any thread. The pipeline thread shows it.</summary>
    public IProgress<TransferProgress> Follow(PipelineObserver observer, string activity) =>
        new Transfer(progress => observer.Show(cmdlet => Show(cmdlet, activity, progress)));

    private void Show(Cmdlet cmdlet, string activity, TransferProgress progress)
    {
        // The final state is shown at once if the bar is visible. A quick transfer shows no bar.
        if (!IsDue(Patience) && (_shown is null || progress.Bytes != progress.Total))
            return;
        var rate = progress.Bytes / Math.Max(_time.GetElapsedTime(_started).TotalSeconds, 0.001);
        var percent = progress.Total is > 0 ? (int)(progress.Bytes * 100 / progress.Total) : -1;
        Write(cmdlet, activity, Messages.Transferred(progress.Bytes / 1048576.0, progress.Total / 1048576.0, rate / 1048576.0), percent);
    }

    /// <summary>Shows the wait before a retry, if it takes a second or longer.</summary>
    public void Wait(Cmdlet cmdlet, TimeSpan delay, string reason)
    {
        if (delay >= Patience)
            Send(cmdlet, new ProgressRecord(_id, Messages.WaitingToRetry, Printable.Line(reason, LongestActivity)) { SecondsRemaining = (int)Math.Ceiling(delay.TotalSeconds) });
    }

    /// <summary>Removes the bar if it was shown, also after an error.</summary>
    public void Complete(Cmdlet cmdlet)
    {
        if (_shown is null)
            return;
        _shown = null;
        cmdlet.WriteProgress(new ProgressRecord(_id, "SoundCloud", Messages.Done) { RecordType = ProgressRecordType.Completed });
    }

    // The text is made, and its language loaded, only for those who see it.
    private static bool IsShown(PSCmdlet cmdlet) =>
        !LanguagePrimitives.TryConvertTo<ActionPreference>(
            cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var action) ? action : cmdlet.GetVariableValue("ProgressPreference"),
            CultureInfo.InvariantCulture,
            out var preference)
        || preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private bool IsDue(TimeSpan patience) => _time.GetElapsedTime(_started) >= patience && (_shown is not { } shown || _time.GetElapsedTime(shown) >= Pace);

    private void Write(Cmdlet cmdlet, string activity, string status, int percent) =>
        Send(cmdlet, new ProgressRecord(_id, Printable.Line(activity, LongestActivity), status) { PercentComplete = percent });

    private void Send(Cmdlet cmdlet, ProgressRecord record)
    {
        _shown = _time.GetTimestamp();
        cmdlet.WriteProgress(record);
    }

    private sealed class Transfer(Action<TransferProgress> report) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => report(value);
    }
}
