namespace SoundCloud;

/// <summary>A store of this machine's accounts, which can be listed. The module uses it by this interface only, as naming the type of a store would load its assembly.</summary>
internal interface IAccountStore : ITokenStore
{
    /// <summary>Where the entries are, as <see cref="StoreKind"/> names it.</summary>
    string Kind { get; }

    /// <summary>The names of the entries in lower case, sorted. An entry that is listed may be unreadable.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes an entry that was not written since then, unless somebody holds it at the moment.</summary>
    Task RemoveUnusedAsync(string name, DateTimeOffset since, CancellationToken cancellationToken);
}
