namespace SoundCloud.Storage;

/// <summary>Stores tokens on this machine, with an entry for each account.</summary>
public abstract class AccountStore : IAccountStore
{
    private protected AccountStore(StoreFolder folder) => Folder = folder;

    /// <inheritdoc/>
    public abstract string Kind { get; }

    private protected StoreFolder Folder { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.Run(Folder.List, cancellationToken).WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public abstract Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task WriteAsync(string name, string? entry, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken) =>
        await Folder.LockAsync(Folder.PathOf(name), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <remarks>A caller that already waits for the lock may then hold it at the same time as a later caller. Use this only for entries for which that does no harm.</remarks>
    public async Task RemoveUnusedAsync(string name, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var path = Folder.PathOf(name);
        var held = StoreFolder.TryLock(path);
        if (held is null)
            return;
        await using (held.ConfigureAwait(false))
        {
            if (File.GetLastWriteTimeUtc(path) >= since)
                return;
            await WriteAsync(name, null, cancellationToken).ConfigureAwait(false);
        }
        Folder.RemoveLock(path);
    }
}
