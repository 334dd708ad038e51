namespace SoundCloud.PowerShell;

/// <summary>Opens a file that other processes use too, and waits a while for them.</summary>
internal static class SharedFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Opens the file for this caller alone.</summary>
    /// <exception cref="FileBusyException">Another program has not closed it in ten seconds.</exception>
    public static Task<FileStream> OpenToWriteAsync(string path, TimeProvider time, CancellationToken stop) =>
        OpenAsync(path, static path => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1), time, stop);

    /// <summary>Opens the file for reading, while nobody writes it.</summary>
    /// <exception cref="FileBusyException">Another program has not closed it in ten seconds.</exception>
    public static Task<FileStream> OpenToReadAsync(string path, TimeProvider time, CancellationToken stop) =>
        OpenAsync(path, static path => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1), time, stop);

    private static async Task<FileStream> OpenAsync(string path, Func<string, FileStream> open, TimeProvider time, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return open(path);
            }
            catch (IOException e) when (IsHeld(e))
            {
                if (time.GetElapsedTime(started) >= Patience)
                    throw new FileBusyException(Messages.FileBusy(path), e);
            }
            await Task.Delay(Pause, time, stop).ConfigureAwait(false);
        }
    }

    // ERROR_SHARING_VIOLATION on Windows; the numbers of EWOULDBLOCK on Linux and macOS.
    private static bool IsHeld(IOException e) =>
        e.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);
}
