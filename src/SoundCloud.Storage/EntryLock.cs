namespace SoundCloud.Storage;

/// <summary>A file held open alone, which ends with the process that holds it; nobody else in any process, this one included, gets it meanwhile.</summary>
/// <remarks>Not MSAL's CrossPlatLock: that one deletes its file while others open it, so that two can hold it, and waits in a sleep that nothing cancels.</remarks>
internal sealed class EntryLock : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly Func<Task> _lastUse;

    private EntryLock(FileStream file, Func<Task> lastUse) => (_file, _lastUse) = (file, lastUse);

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The file, which stays.</param>
    /// <param name="lastUse">What still works under the lock when its holder has left: it is let go after that.</param>
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

    /// <summary>The lock at once, or null.</summary>
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

    // ERROR_SHARING_VIOLATION; elsewhere EWOULDBLOCK as Linux and as macOS number it.
    private static bool IsHeld(IOException exception) =>
        exception.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);
}
