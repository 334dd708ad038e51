namespace SoundCloud;

/// <summary>The entries of a store by what they are: accounts that users named, tokens that apps asked for themselves, and sign-ins that were begun.</summary>
internal static class AccountEntries
{
    // An app's token lives for an hour. An entry this old is of an app, a secret or an address that is no longer used.
    private static readonly TimeSpan AppsAreKept = TimeSpan.FromDays(1);

    /// <summary>The names of the accounts.</summary>
    public static async Task<IReadOnlyList<string>> AccountNamesAsync(this IAccountStore store, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken).ConfigureAwait(false)).Where(static name => LifetimeOf(name) is null).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>How long an entry is kept after it was last written; null for an account, which is kept until it is removed.</summary>
    public static TimeSpan? LifetimeOf(string name) =>
        StoredTokens.IsApp(name) ? AppsAreKept
        : StoredRequests.IsRequest(name) ? StoredRequests.Lifetime
        : null;

    /// <summary>Reads an account; without an entry it is damaged, or not there.</summary>
    public static async Task<(bool IsThere, TokenEntry? Entry)> ReadAccountAsync(this ITokenStore store, string name, CancellationToken cancellationToken)
    {
        var text = await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        return (text is not null, TokenEntry.Read(text));
    }

    /// <summary>Removes an account, once no process renews it.</summary>
    public static async Task RemoveAccountAsync(this ITokenStore store, string name, CancellationToken cancellationToken)
    {
        await using var held = (await store.LockAsync(name, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await store.WriteAsync(name, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes what is no longer used: tokens of apps, and sign-ins that never ended. An entry that cannot be removed stays.</summary>
    public static async Task RemoveOldAsync(this IAccountStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (store.ForgetsUnused)
            return;
        try
        {
            foreach (var name in await store.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                if (LifetimeOf(name) is { } lifetime)
                    await store.RemoveUnusedAsync(name, now - lifetime, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TokenStoreException)
        {
            // The sign-in that asks for it does not need it.
        }
    }
}
