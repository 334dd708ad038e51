namespace SoundCloud;

/// <summary>A store of this machine's accounts, which can be listed. The module uses it by this interface only, as naming the type of a store would load its assembly.</summary>
internal interface IAccountStore : ITokenStore
{
    /// <summary>Where the entries are, as <see cref="StoreKind"/> names it.</summary>
    string Kind { get; }

    /// <summary>Whether it removes entries that are no longer used by itself.</summary>
    bool ForgetsUnused => false;

    /// <summary>Whether an account that is missing was lost with the store's other entries, unless <see cref="ReplaceAsync"/> says that it was removed.</summary>
    bool KnowsRemoved => false;

    /// <summary>Values that all who use the store share for a short time; null where it keeps none.</summary>
    ISharedValues? Values => null;

    /// <summary>Replaces or removes an entry only if it still has that text; null is none. A store whose lock cannot be lost need not compare.</summary>
    /// <returns>Whether it was replaced.</returns>
    async Task<bool> ReplaceAsync(string name, string? expected, string? entry, CancellationToken cancellationToken)
    {
        await WriteAsync(name, entry, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The names of the entries in lower case, sorted. An entry that is listed may be unreadable.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes an entry that was not written since then, unless somebody holds it at the moment.</summary>
    Task RemoveUnusedAsync(string name, DateTimeOffset since, CancellationToken cancellationToken);
}
