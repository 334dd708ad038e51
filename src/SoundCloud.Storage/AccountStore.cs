namespace SoundCloud.Storage;

/// <summary>Tokens at rest on this machine, an entry for each account.</summary>
public abstract class AccountStore : ITokenStore
{
    private protected AccountStore(StoreFolder folder) => Folder = folder;

    /// <summary>Where the entries are: <c>SecretService</c>, <c>Keychain</c>, <c>DPAPI</c> or <c>PlainTextFile</c>.</summary>
    public abstract string Kind { get; }

    private protected StoreFolder Folder { get; }

    /// <summary>The names of the entries in lower case, in order; none of them says whether its entry can be read.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.Run(Folder.List, cancellationToken).WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public abstract Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task WriteAsync(string name, string? entry, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken) =>
        await Folder.LockAsync(Folder.PathOf(name), cancellationToken).ConfigureAwait(false);

    /// <summary>Removes an entry, and its lock's file, that nobody has written since then; one that somebody holds just now is left.</summary>
    /// <remarks>Who waits for the lock meanwhile can hold it beside one who comes later: only for entries of which a second one does no harm.</remarks>
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
