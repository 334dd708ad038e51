namespace SoundCloud.Storage;

/// <summary>A lock on a file that is opened exclusively. It excludes all other callers, in this process and in others, and ends when its process ends.</summary>
/// <remarks>MSAL's CrossPlatLock is not used: it deletes its file while others open it, so that two callers can hold the lock, and its wait cannot be cancelled.</remarks>
internal sealed class EntryLock : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly Func<Task> _lastUse;

    private EntryLock(FileStream file, Func<Task> lastUse) => (_file, _lastUse) = (file, lastUse);

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock file. It is not deleted.</param>
    /// <param name="lastUse">Work that continues under the lock after the caller has given up. The lock is released after it.</param>
    /// <param name="waits">Time and jitter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<EntryLock> TakeAsync(string path, Func<Task> lastUse, Waits waits, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryOpen(path) is { } file)
                return new(file, lastUse);
            await waits.ShortlyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the lock if it is free; otherwise returns null.</summary>
    public static EntryLock? TryTake(string path) => TryOpen(path) is { } file ? new(file, static () => Task.CompletedTask) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        var lastUse = _lastUse();
        if (lastUse.IsCompleted)
            return _file.DisposeAsync();

        _ = lastUse.ContinueWith(_ => _file.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return default;
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return OwnFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TokenStoreException(Messages.LockNotTaken(exception.Message), exception);
        }
    }

    // ERROR_SHARING_VIOLATION on Windows; the numbers of EWOULDBLOCK on Linux and macOS.
    private static bool IsHeld(IOException exception) =>
        exception.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);
}
