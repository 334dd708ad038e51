using System.Security.Cryptography;

namespace SoundCloud.Storage;

/// <summary>A store's files in a folder. An entry's file is named <c>prefix + entry</c>; the names of locks and temporary files contain a dot.</summary>
internal sealed class StoreFolder
{
    private const int MostAttempts = 100;

    private readonly string _prefix;
    private readonly Waits _waits;

    /// <summary>Makes the folder where it is missing.</summary>
    /// <exception cref="TokenStoreException">It cannot be made or written, or others can write there.</exception>
    public StoreFolder(string path, string prefix, Waits? waits = null)
    {
        _prefix = prefix;
        _waits = waits ?? Waits.OfSystem;
        Path = System.IO.Path.GetFullPath(path);
        Guard(Messages.FolderUnwritable, () =>
        {
            OwnFile.CreateFolder(Path);
            OwnFile.RefuseOpenFolder(Path);
            var probe = TemporaryOf(System.IO.Path.Combine(Path, prefix + "probe"));
            using (new FileStream(probe, OwnFile.Options(FileMode.CreateNew, FileAccess.Write, FileShare.None)))
                File.Delete(probe);
        });
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The path of an entry's file, even if there is none.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, _prefix + EntryName.Encode(name));

    /// <summary>A path for a temporary file beside an entry's file.</summary>
    public static string TemporaryOf(string path) => $"{path}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}.tmp";

    /// <summary>The names of the entries.</summary>
    public IReadOnlyList<string> List()
    {
        var names = new List<string>();
        Guard(Messages.FolderNotListed, () =>
        {
            foreach (var path in Directory.EnumerateFiles(Path, _prefix + "*"))
            {
                if (EntryName.Decode(System.IO.Path.GetFileName(path)[_prefix.Length..]) is { } name)
                    names.Add(name);
            }
        });
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Waits for an entry's lock.</summary>
    public Task<EntryLock> LockAsync(string path, CancellationToken cancellationToken) => LockAsync(path, static () => Task.CompletedTask, cancellationToken);

    /// <inheritdoc cref="EntryLock.TakeAsync"/>
    public Task<EntryLock> LockAsync(string path, Func<Task> lastUse, CancellationToken cancellationToken) =>
        EntryLock.TakeAsync(LockOf(path), lastUse, _waits, cancellationToken);

    /// <summary>Takes the entry's lock if it is free; otherwise returns null.</summary>
    public static EntryLock? TryLock(string path) => EntryLock.TryTake(LockOf(path));

    /// <summary>Removes a lock file that is no longer needed.</summary>
    public void RemoveLock(string path) => Guard(Messages.FolderNotCleaned, () => File.Delete(LockOf(path)));

    /// <summary>Replaces an entry's file by a complete file.</summary>
    public async Task ReplaceAsync(string temporary, string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(temporary, path, overwrite: true);
                return;
            }
            // Windows does not replace a file while another process reads it.
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && OperatingSystem.IsWindows() && attempt < MostAttempts)
            {
                await _waits.ShortlyAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Removes the temporary files of processes that were killed while writing. The caller must hold the lock.</summary>
    public void RemoveLeftovers(string path)
    {
        foreach (var leftover in Directory.EnumerateFiles(Path, System.IO.Path.GetFileName(path) + ".*.tmp"))
            File.Delete(leftover);
    }

    private static string LockOf(string path) => path + ".lock";

    private void Guard(Func<string, string, string> sentence, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TokenStoreException(sentence(Path, exception.Message), exception);
        }
    }
}
