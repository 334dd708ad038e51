namespace SoundCloud;

/// <summary>A store whose entries are sealed: whoever can read the store cannot use them without the key.</summary>
internal sealed class SealedStore(IAccountStore store, EntrySeal seal, string? kind = null) : IAccountStore
{
    public string Kind => kind ?? store.Kind;

    public bool ForgetsUnused => store.ForgetsUnused;

    public bool KnowsRemoved => store.KnowsRemoved;

    public ISharedValues? Values => store.Values is { } values ? new SealedValues(values, seal) : null;

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await store.ReadAsync(name, cancellationToken).ConfigureAwait(false) is { } text ? seal.Open(name, text) : null;

    /// <remarks>What another key has sealed is not replaced: its owner would lose the account.</remarks>
    public async Task WriteAsync(string name, string? entry, CancellationToken cancellationToken)
    {
        if (entry is not null)
            await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        await store.WriteAsync(name, entry is null ? null : seal.Seal(name, entry), cancellationToken).ConfigureAwait(false);
    }

    /// <remarks>The same text is sealed differently each time, so what is there is opened to be compared.</remarks>
    public async Task<bool> ReplaceAsync(string name, string? expected, string? entry, CancellationToken cancellationToken)
    {
        var text = await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        var isExpected = (text is null ? null : seal.Open(name, text)) == expected;
        return isExpected && await store.ReplaceAsync(name, text, entry is null ? null : seal.Seal(name, entry), cancellationToken).ConfigureAwait(false);
    }

    public Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken) => store.LockAsync(name, cancellationToken);

    public Task RemoveUnusedAsync(string name, DateTimeOffset since, CancellationToken cancellationToken) =>
        store.RemoveUnusedAsync(name, since, cancellationToken);
}
