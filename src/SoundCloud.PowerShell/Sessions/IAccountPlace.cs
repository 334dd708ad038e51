namespace SoundCloud.PowerShell;

/// <summary>A place where sign-ins are kept.</summary>
internal interface IAccountPlace
{
    /// <summary>The name of the place in messages; null means this machine.</summary>
    string? Name { get; }

    /// <summary>The message that the place has no account with that name.</summary>
    string NoAccount(string account) => Name is { } place ? Messages.NoAccountIn(account, place) : Messages.NoAccount(account);

    /// <summary>Whether the account is there but cannot be opened, because no key was given.</summary>
    Task<bool> NeedsKeyAsync(string account, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>The message that the place has no authorization request with that state.</summary>
    string NoRequest => Name is { } place ? Messages.NoRequestIn(place) : Messages.NoRequest;

    /// <summary>The store for new sign-ins, or null if there is none, which is reported.</summary>
    /// <exception cref="TokenStoreException">There is no store, and one is required.</exception>
    Task<IAccountStore?> OpenAsync(bool allowPlainText, bool isRequired, IRequestObserver observer, CancellationToken cancellationToken);

    /// <summary>All stores of the place, to list accounts and to remove them.</summary>
    /// <exception cref="TokenStoreException">One of them cannot be used.</exception>
    Task<IReadOnlyList<IAccountStore>> OpenAllAsync(CancellationToken cancellationToken);
}
