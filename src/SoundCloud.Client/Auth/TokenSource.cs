using System.Net;

namespace SoundCloud;

/// <summary>Why a token is renewed, which decides whether one that others have left in the store will do.</summary>
internal enum RenewalKind
{
    /// <summary>The token that was used is old: any other that is good will do.</summary>
    IfNeeded,

    /// <summary>The service is to issue a token now, whatever others have.</summary>
    Always,

    /// <summary>The app's own token is wanted, whatever the account was before.</summary>
    AsApp,
}

/// <summary>Where the next token comes from: the caller's own source, the store, where another process has left a newer one, else the token endpoint.</summary>
internal sealed class TokenSource(SoundCloudClientOptions options, TokenEndpoint endpoint, AppShare? app) : IDisposable
{
    // A token that the caller brought is not stored; and without an app there is none to ask for.
    private StoredTokens? _stored = options switch
    {
        { TokenStore: { } store, Account: not null } => new(store, options),
        { Token: null } when (options.TokenStore ?? app) is { } store && app is not null => new(store, options),
        _ => null,
    };

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    // The access token of the entry whose refresh token was spent here, while what replaced it could not be stored.
    private string? _spent;

    /// <summary>Whether there may be a token in the store.</summary>
    public bool IsStored => _stored is not null;

    /// <summary>Whether the store keeps it as a named account, which may be anybody's.</summary>
    public bool IsAccount => Account is not null;

    private StoredTokens? Account => _stored is { IsAccount: true } ? _stored : null;

    /// <summary>A new token, stored before it is returned; and whether another process had it issued.</summary>
    /// <exception cref="SignInRequiredException">There is none, and only a user can sign in.</exception>
    public async Task<(TokenSet Token, bool IsShared)> ObtainAsync(Renewal renewal)
    {
        if (options.TokenSource is { } source && renewal.Kind is not RenewalKind.AsApp)
            return (await AskAsync(source, renewal).ConfigureAwait(false), false);
        if (StoreFor(renewal) is not { } stored)
            return (await RequestAsync(renewal, renewal.Used).ConfigureAwait(false), false);
        try
        {
            return await ShareAsync(renewal, stored).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TokenStoreException && !stored.IsAccount)
        {
            // An app can always ask for a token of its own.
            Listener(renewal)?.OnNotice(Messages.TokenNotShared(e.Message));
            return (await RequestAsync(renewal, renewal.Used).ConfigureAwait(false), false);
        }
    }

    public Task<TokenSet> ExchangeAsync(AuthorizationRequest request, string code, IRequestObserver? observer, CancellationToken cancellationToken) =>
        endpoint.ExchangeAsync(request, code, observer, cancellationToken);

    /// <summary>Stores a token that a sign-in has just brought, where it is an account's.</summary>
    /// <param name="token">The token.</param>
    /// <param name="onKept">Called while no other process can renew it yet.</param>
    /// <param name="cancellationToken">Ends the wait for the account, and not the writing.</param>
    public async Task KeepAsync(TokenSet token, Action onKept, CancellationToken cancellationToken)
    {
        if (Account is not { } account)
        {
            onKept();
            return;
        }
        await using var held = (await account.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await account.SaveAsync(token, CancellationToken.None).ConfigureAwait(false);
        onKept();
    }

    /// <summary>The account's token as it is stored now; null where there is none.</summary>
    public async Task<TokenSet?> ReadAsync(CancellationToken cancellationToken) =>
        Account is { } account ? (await ReadAsync(account, cancellationToken).ConfigureAwait(false)).Token : null;

    /// <summary>Removes the account from the store; an app's token stays with the processes that share it.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (Account is not { } account)
            return;
        await using var held = (await account.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await account.RemoveAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps the token in that store from now on; returns where it was kept before.</summary>
    public StoredTokens? Use(StoredTokens? stored) => Interlocked.Exchange(ref _stored, stored);

    public void Dispose() => endpoint.Dispose();

    // The entry of an app is for the app's own tokens only.
    private StoredTokens? StoreFor(Renewal renewal) =>
        IsAccount || renewal.Kind is RenewalKind.AsApp || renewal.Used is null or { Grant: Grant.ClientCredentials } ? _stored : null;

    private async Task<(TokenSet Token, bool IsShared)> ShareAsync(Renewal renewal, StoredTokens stored)
    {
        if (IsOfUse(renewal, (await ReadAsync(stored, renewal.Stop).ConfigureAwait(false)).Token) is { } shared)
            return (shared, true);
        var held = await stored.LockAsync(renewal.Stop).ConfigureAwait(false);
        await using var giveBack = held.ConfigureAwait(false);
        var (text, latest) = await ReadAsync(stored, renewal.Stop).ConfigureAwait(false);
        if (IsOfUse(renewal, latest) is { } won)
            return (won, true);
        if (renewal.Used is null && latest is null && stored.IsAccount && renewal.Kind is not RenewalKind.AsApp)
            throw new SignInRequiredException(text is not null ? Messages.AccountUnreadable(stored.Account) : Messages.AccountNotSignedIn(stored.Account));

        // A refresh token is not spent where what replaces it could not be saved.
        if (stored.IsAccount && !await held.ConfirmAsync(renewal.Stop).ConfigureAwait(false))
            throw new TokenStoreException(Messages.LeaseLost(stored.Account));
        // A script that ends meanwhile must not lose the account.
        using var end = stored.IsAccount ? new EndOfProcess() : null;
        TokenSet renewed;
        try
        {
            renewed = await RequestAsync(renewal, latest ?? renewal.Used).ConfigureAwait(false);
        }
        catch (SignInRequiredException) when (stored.IsAccount && text is not null)
        {
            // Another holder, whose lease ran out, may have spent the same refresh token.
            if (await WaitForOtherAsync(renewal, stored, text, held.IsTakenOver).ConfigureAwait(false) is { } saved)
                return (saved, true);
            throw;
        }
        // An account that was removed meanwhile stays removed.
        if (text is not null || !stored.IsAccount || stored.KnowsRemoved || renewal.Kind is RenewalKind.AsApp)
            await SaveAsync(renewal, stored, renewed, text, latest).ConfigureAwait(false);
        return (renewed, false);
    }

    /// <summary>The token that another process saves in place of an entry, whose answer may be on its way for as long as a request can take.</summary>
    private async Task<TokenSet?> WaitForOtherAsync(Renewal renewal, StoredTokens stored, string before, bool isOnItsWay)
    {
        var clock = options.TimeProvider;
        var start = clock.GetTimestamp();
        while (true)
        {
            var (text, token) = await ReadAsync(stored, renewal.Stop).ConfigureAwait(false);
            if (text != before || !isOnItsWay || clock.GetElapsedTime(start) >= options.Timeout)
                return text == before ? null : token;
            await Task.Delay(Glance, clock, renewal.Stop).ConfigureAwait(false);
        }
    }

    private TokenSet? IsOfUse(Renewal renewal, TokenSet? found)
    {
        if (found is null || renewal.Kind is not RenewalKind.IfNeeded || found.AccessToken == renewal.Used?.AccessToken)
            return null;
        // A token that cannot be renewed is good to its last second.
        var margin = found is { Grant: not Grant.ClientCredentials, RefreshToken: null } ? TimeSpan.Zero : TokenGate.Margin;
        return found.IsExpiredAt(options.TimeProvider.GetUtcNow() + margin) ? null : found;
    }

    private async Task<TokenSet> RequestAsync(Renewal renewal, TokenSet? token)
    {
        var isAppToken = renewal.Kind is RenewalKind.AsApp || token is null or { Grant: Grant.ClientCredentials };
        if (options.Credentials is null || (!isAppToken && token!.RefreshToken is null))
            throw new SignInRequiredException(isAppToken ? Messages.NoTokenAndNoApp : Messages.TokenExpired);
        var issued = !isAppToken ? await RefreshAsync(renewal, token!).ConfigureAwait(false)
            : (renewal.Kind is RenewalKind.AsApp || token?.RefreshToken is null ? null : await TryRefreshAsync(renewal, token).ConfigureAwait(false))
                // A request that was given up may take time to end; the other clients of the app do not wait for it.
                ?? await endpoint.RequestAppTokenAsync(renewal.Observer, renewal.Stop).WaitAsync(renewal.Stop).ConfigureAwait(false);
        return RefusedBy(renewal) is null ? issued : issued.InPlaceOfRefused(options.TimeProvider.GetUtcNow());
    }

    // The caller's code. Whatever it throws, only its owner can mend it.
    private async Task<TokenSet> AskAsync(Func<TokenSet?, CancellationToken, Task<TokenSet>> source, Renewal renewal)
    {
        var refused = RefusedBy(renewal);
        try
        {
            var token = await source(refused, renewal.Stop).WaitAsync(renewal.Stop).ConfigureAwait(false);
            return refused is null ? token : token.InPlaceOfRefused(options.TimeProvider.GetUtcNow());
        }
        catch (Exception e) when (e is not SoundCloudException && !(e is OperationCanceledException && renewal.Stop.IsCancellationRequested))
        {
            throw new SignInRequiredException(Messages.TokenSourceFailed(Redaction.ByShape(e.Message)), e);
        }
    }

    // What has not expired is renewed because it was refused.
    private TokenSet? RefusedBy(Renewal renewal) =>
        renewal is { Kind: RenewalKind.IfNeeded, Used: { } used } && !used.IsExpiredAt(options.TimeProvider.GetUtcNow() + TokenGate.Margin) ? used : null;

    private Task<TokenSet> RefreshAsync(Renewal renewal, TokenSet token)
    {
        renewal.OnSpending();
        return endpoint.RefreshAsync(token, renewal.Observer, CancellationToken.None);
    }

    // The service issues few tokens for an app's credentials; a renewal is not one of them. Null where it is refused.
    private async Task<TokenSet?> TryRefreshAsync(Renewal renewal, TokenSet token)
    {
        try
        {
            return await RefreshAsync(renewal, token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SignInRequiredException or SoundCloudApiException { IsRateLimited: false, Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError })
        {
            return null;
        }
    }

    // A token that cannot be stored is still this session's; other processes will have to sign in.
    private async Task SaveAsync(Renewal renewal, StoredTokens stored, TokenSet token, string? before, TokenSet? replaced)
    {
        try
        {
            await stored.ReplaceAsync(before, token, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TokenStoreException e) when (stored.IsAccount)
        {
            _spent = replaced?.AccessToken ?? _spent;
            Listener(renewal)?.OnWarning(Messages.TokenNotStored(e.Message));
        }
        catch (TokenStoreException e)
        {
            Listener(renewal)?.OnNotice(Messages.TokenNotShared(e.Message));
        }
    }

    // An entry whose refresh token was spent here is as good as none.
    private async Task<(string? Text, TokenSet? Token)> ReadAsync(StoredTokens stored, CancellationToken cancellationToken)
    {
        var (text, token) = await stored.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (text, token is not null && token.AccessToken == _spent ? null : token);
    }

    private IRequestObserver? Listener(Renewal renewal) => renewal.Observer ?? options.Observer;
}
