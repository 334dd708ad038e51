namespace SoundCloud;

/// <summary>A store of this machine's accounts, which can be listed. The module knows it by this alone: to name the store's own type would load it.</summary>
internal interface IAccountStore : ITokenStore
{
    /// <summary>Where the entries are: <c>SecretService</c>, <c>Keychain</c>, <c>DPAPI</c> or <c>PlainTextFile</c>.</summary>
    string Kind { get; }

    /// <summary>The names of the entries in lower case, in order; none of them says whether its entry can be read.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes an entry that nobody has written since then; one that somebody holds just now is left.</summary>
    Task RemoveUnusedAsync(string name, DateTimeOffset since, CancellationToken cancellationToken);
}
