namespace SoundCloud.PowerShell;

/// <summary>
/// Keeps accounts in a folder of this machine: sealed if there is a key, or else in the machine's safe store, or else, if that is allowed,
/// in plain text files.
/// </summary>
internal sealed class FolderPlace(string folder, EntrySeal? seal, bool isOwn) : IAccountPlace
{
    public string? Name => isOwn ? null : folder;

    public async Task<bool> NeedsKeyAsync(string account, CancellationToken cancellationToken) =>
        (await SealedAccountsAsync(cancellationToken).ConfigureAwait(false)).Contains(account, StringComparer.OrdinalIgnoreCase);

    public async Task<IAccountStore?> OpenAsync(bool allowPlainText, bool isRequired, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var (store, reason) = await FindAsync(allowPlainText, cancellationToken).ConfigureAwait(false);
        if (store is null && isRequired && (await SealedAccountsAsync(cancellationToken).ConfigureAwait(false)).Count > 0)
            throw new TokenStoreException(Messages.AccountsSealed(folder)) { IsAboutKey = true };
        if (store is null && isRequired)
            throw new TokenStoreException(Messages.NoSafeStore(reason));
        if (store is null)
            observer.OnNotice(Messages.TokenInMemory(reason));
        if (store?.Kind is StoreKind.PlainTextFile)
            observer.OnWarning(Messages.TokensUnencrypted(folder));
        return store;
    }

    public async Task<IReadOnlyList<IAccountStore>> OpenAllAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            return [];
        var (secure, _) = await Stores.OpenSecureAsync(folder, cancellationToken).ConfigureAwait(false);
        IAccountStore?[] all = [seal is null ? null : Stores.OpenSealed(folder, seal), secure, Stores.OpenPlainText(folder)];
        return [.. all.OfType<IAccountStore>()];
    }

    // The accounts that cannot be opened, because no key was given. Their names are not sealed, so any key lists them.
    private async Task<IReadOnlyList<string>> SealedAccountsAsync(CancellationToken cancellationToken) => seal is null && Directory.Exists(folder)
        ? await Stores.OpenSealed(folder, new(new byte[EntrySeal.KeyLength])).AccountNamesAsync(cancellationToken).ConfigureAwait(false)
        : [];

    private async Task<(IAccountStore? Store, string? Reason)> FindAsync(bool allowPlainText, CancellationToken cancellationToken)
    {
        try
        {
            if (seal is not null)
                return (Stores.OpenSealed(folder, seal), null);
            var (store, reason) = await Stores.OpenSecureAsync(folder, cancellationToken).ConfigureAwait(false);
            return (store ?? (allowPlainText ? Stores.OpenPlainText(folder) : null), reason);
        }
        catch (TokenStoreException e)
        {
            // No account can be stored in a folder that cannot be written to.
            return (null, e.Message);
        }
    }
}
