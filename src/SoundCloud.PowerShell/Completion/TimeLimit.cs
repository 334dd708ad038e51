namespace SoundCloud.PowerShell;

/// <summary>What may take a while, as long as whoever pressed Tab waits: Ctrl+C does not end a completion.</summary>
internal static class TimeLimit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What the work came to; null where it failed or took too long, and then it is cancelled.</summary>
    public static T? Await<T>(Func<CancellationToken, Task<T>> work)
        where T : class
    {
        // Not disposed: it has no timer, and what is cancelled may still look at it.
        var stop = new CancellationTokenSource();
        var task = Task.Run(() => work(stop.Token));
        if (((IAsyncResult)task).AsyncWaitHandle.WaitOne(Patience))
            return task.IsCompletedSuccessfully ? task.Result : null;
        stop.Cancel();
        // Nobody else looks at how it ends.
        task.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return null;
    }
}
