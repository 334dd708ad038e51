namespace SoundCloud.PowerShell;

/// <summary>Limits how long a completion may take, because Ctrl+C does not end one.</summary>
internal static class TimeLimit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Returns the result of the work, or null if it failed or took too long. Work that takes too long is cancelled.</summary>
    public static T? Await<T>(Func<CancellationToken, Task<T>> work)
        where T : class
    {
        // Not disposed, because the cancelled work may still use the token. It has no timer to release.
        var stop = new CancellationTokenSource();
        var task = Task.Run(() => work(stop.Token));
        if (((IAsyncResult)task).AsyncWaitHandle.WaitOne(Patience))
            return task.IsCompletedSuccessfully ? task.Result : null;
        stop.Cancel();
        // Nothing else observes the exception of the task.
        task.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return null;
    }
}
