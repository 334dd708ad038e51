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

    public async Task<(bool IsThere, TokenSet? Token)> ReadAsync(CancellationToken cancellationToken)
    {
        var (isThere, entry) = await GuardAsync(() => store.ReadAccountAsync(_name, cancellationToken), cancellationToken).ConfigureAwait(false);
        // A user's token is not an app's, whoever wrote it there.
        return (isThere, IsAccount || entry is { Grant: Grant.ClientCredentials } ? entry?.Token : null);
    }

    public Task SaveAsync(TokenSet token, CancellationToken cancellationToken) =>
        WriteAsync(TokenEntry.Of(token, options).Write(), cancellationToken);

    public Task RemoveAsync(CancellationToken cancellationToken) => WriteAsync(null, cancellationToken);

    /// <summary>Waits for the entry's lock, at most for as long as two renewals may take.</summary>
    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
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

    private static string NameOf(SoundCloudClientOptions options)
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
            throw new TokenStoreException(Messages.StoreFailed(e.Message), e);
        }
    }

    private sealed class Held(IAsyncDisposable taken) : IAsyncDisposable
    {
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
