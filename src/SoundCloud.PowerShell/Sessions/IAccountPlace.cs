namespace SoundCloud.PowerShell;

/// <summary>A place where sign-ins are kept.</summary>
internal interface IAccountPlace
{
    /// <summary>How messages name it; null is this machine.</summary>
    string? Name { get; }

    /// <summary>Says that it has no account of that name.</summary>
    string NoAccount(string account) => Name is { } place ? Messages.NoAccountIn(account, place) : Messages.NoAccount(account);

    /// <summary>The store for new sign-ins; null where there is none, which is reported.</summary>
    /// <exception cref="TokenStoreException">There is none, and one is required.</exception>
    Task<IAccountStore?> OpenAsync(bool allowPlainText, bool isRequired, IRequestObserver observer, CancellationToken cancellationToken);

    /// <summary>All its stores, to list and to remove from.</summary>
    /// <exception cref="TokenStoreException">One of them cannot be used.</exception>
    Task<IReadOnlyList<IAccountStore>> OpenAllAsync(CancellationToken cancellationToken);
}
