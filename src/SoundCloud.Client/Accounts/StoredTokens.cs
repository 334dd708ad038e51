using System.Security.Cryptography;
using System.Text;

namespace SoundCloud;

/// <summary>This client's entry in a store: an account's by its name, an app's by a hash of its token address and of what it signs in with.</summary>
internal sealed class StoredTokens(ITokenStore store, SoundCloudClientOptions options)
{
    private const string AppPrefix = "app/";

    private readonly string _name = options.Account ?? NameOf(options);

    /// <summary>The account's name; null where the entry is an app's.</summary>
    public string? Account => options.Account;

    /// <summary>Whether the entry is a named account's: what is not there was never signed in, or was removed.</summary>
    public bool IsAccount => Account is not null;

    /// <summary>Whether an entry of that name is the token of an app, and not an account.</summary>
    public static bool IsApp(string name) => name.StartsWith(AppPrefix, StringComparison.Ordinal);

    /// <summary>Whether a missing account may have been lost by the store, which is told from a removal when it is saved again.</summary>
    public bool KnowsRemoved => store is IAccountStore { KnowsRemoved: true };

    /// <summary>The entry as it is now: its text, null where it is not there, and its token, null also where it is unreadable.</summary>
    public async Task<(string? Text, TokenSet? Token)> ReadAsync(CancellationToken cancellationToken)
    {
        var text = await GuardAsync(() => store.ReadAsync(_name, cancellationToken), cancellationToken).ConfigureAwait(false);
        var entry = TokenEntry.Read(text);
        // A user's token is not an app's, whoever wrote it there.
        return (text, IsAccount || entry is { Grant: Grant.ClientCredentials } ? entry?.Token : null);
    }

    public Task SaveAsync(TokenSet token, CancellationToken cancellationToken) =>
        WriteAsync(TokenEntry.Of(token, options).Write(), cancellationToken);

    /// <summary>Saves a token in place of the entry that was read. Where the lock was lost meanwhile, a later entry stays.</summary>
    public Task ReplaceAsync(string? expected, TokenSet token, CancellationToken cancellationToken) =>
        store is IAccountStore own
            ? GuardAsync(() => own.ReplaceAsync(_name, expected, TokenEntry.Of(token, options).Write(), cancellationToken), cancellationToken)
            : SaveAsync(token, cancellationToken);

    public Task RemoveAsync(CancellationToken cancellationToken) => WriteAsync(null, cancellationToken);

    /// <summary>Waits for the entry's lock, at most for as long as two renewals may take.</summary>
    public async Task<ILease> LockAsync(CancellationToken cancellationToken)
    {
        var patience = options.Timeout * 2;
        using var late = new CancellationTokenSource(patience, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return new Held(await GuardAsync(() => store.LockAsync(_name, either.Token), either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TokenStoreException(options.Account is { } account ? Messages.AccountHeldByOther(account, patience.TotalSeconds) : Messages.AppHeldByOther(patience.TotalSeconds));
        }
    }

    /// <summary>The name of an app's entry.</summary>
    public static string NameOf(SoundCloudClientOptions options)
    {
        var parts = string.Join('\n', options.TokenUri.AbsoluteUri, options.Credentials?.ClientId, options.Credentials?.ClientSecret, options.AuthorizationHeader);
        return AppPrefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(parts)), 0, 16);
    }

    private Task<bool> WriteAsync(string? entry, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            await store.WriteAsync(_name, entry, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    // A store can be anybody's code. Whatever it throws, and however, becomes one kind of failure, unless it was told to stop.
    private static async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not SoundCloudException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new TokenStoreException(Messages.StoreFailed(Redaction.ByShape(e.Message)), e);
        }
    }

    private sealed class Held(IAsyncDisposable taken) : ILease
    {
        public bool IsTakenOver => taken is ILease { IsTakenOver: true };

        public Task<bool> ConfirmAsync(CancellationToken cancellationToken) =>
            taken is ILease lease ? GuardAsync(() => lease.ConfirmAsync(cancellationToken), cancellationToken) : Task.FromResult(true);

        public async ValueTask DisposeAsync()
        {
            try
            {
                await taken.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception)
            {
                // What was done under the lock is done. A process that waits for the lock in vain will report it.
            }
        }
    }
}
