namespace SoundCloud;

/// <summary>
/// Holds the session's token and renews it: 60 seconds before its expiry and once after a 401, one renewal for all who wait.
/// A caller who gives up leaves the renewal to the others.
/// </summary>
internal sealed partial class TokenGate : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    // After a renewal failed, a token that is still good is used this long before the next try.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SoundCloudClientOptions _options;
    private readonly TokenEndpoint _endpoint;
    private readonly object _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private string _ownScope = NewScope();
    private string? _spent;
    private TokenSet? _shared;
    private TokenSet? _token;
    private Renewal? _renewal;
    private DateTimeOffset _renewsFrom = DateTimeOffset.MinValue;
    private bool _isSignedOut;
    private bool _isClosed;

    public TokenGate(SoundCloudClientOptions options, TokenEndpoint endpoint)
    {
        _options = options;
        _token = options.Token;
        _endpoint = endpoint;
        // A token from elsewhere is its holder's, and in no store; without an app there is none to ask for.
        Stored = options.TokenStore is { } store && (options.Account is not null || options is { Token: null, Credentials: not null }) ? new StoredTokens(store, options) : null;
    }

    public TokenSet? Current
    {
        get
        {
            lock (_lock)
                return _token;
        }
    }

    /// <summary>How the token came to be, or will; an account that was not read yet can be anybody's.</summary>
    public Grant Grant => Current?.Grant ?? (Stored is { IsAccount: true } ? Grant.Given : Grant.ClientCredentials);

    public bool CanRenew =>
        !_isSignedOut && _options.Credentials is not null && Current is not { Grant: not Grant.ClientCredentials, RefreshToken: null };

    /// <summary>Whose answers are alike: an app's are those of each of its sessions, a user's their own.</summary>
    public string Scope => Grant is Grant.ClientCredentials ? "app " + _options.Credentials?.ClientId : _ownScope;

    public IEnumerable<string?> Secrets
    {
        get
        {
            yield return Current?.AccessToken;
            yield return Current?.RefreshToken;
            yield return _options.Credentials?.ClientSecret;
            yield return _options.AuthorizationHeader;
        }
    }

    private StoredTokens? Stored { get; }

    private bool IsTimeToRenew
    {
        get
        {
            lock (_lock)
                return Now >= _renewsFrom;
        }
    }

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>Whether another process had it issued, so that nobody here knows how it has fared since.</summary>
    public bool IsShared(TokenSet token) => ReferenceEquals(token, Volatile.Read(ref _shared));

    /// <summary>A token that is good now.</summary>
    public ValueTask<TokenSet> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var token = Current;
        if (token is not null && !IsExpiring(token, Margin))
            return new(token);
        if (token is not null && !IsExpiring(token, TimeSpan.Zero))
            return CanRenew && IsTimeToRenew ? new(RenewOrKeepAsync(token, observer, cancellationToken)) : new(token);
        if (CanRenew || (token is null && Stored is not null && !_isSignedOut))
            return new(RenewAsync(token, observer, cancellationToken));
        if (token is null)
            throw new SignInRequiredException(_isSignedOut ? Messages.SignedOut : Messages.NoTokenAndNoApp);
        throw new SignInRequiredException(Messages.TokenExpired);
    }

    /// <summary>A token other than the one used: the newer one where somebody has renewed it already, else from the one renewal under way.</summary>
    public Task<TokenSet> RenewAsync(TokenSet? used, IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(used, RenewalKind.IfNeeded, observer, cancellationToken);

    /// <summary>A token that the service issues now, whatever others have.</summary>
    public Task<TokenSet> ForceAsync(IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(null, RenewalKind.Always, observer, cancellationToken);

    /// <summary>The app's own token, also where an account of that name was never signed in.</summary>
    public Task<TokenSet> SignInAsAppAsync(IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(null, RenewalKind.AsApp, observer, cancellationToken);

    public Task<TokenSet> ExchangeAsync(AuthorizationRequest request, string code, IRequestObserver? observer, CancellationToken cancellationToken) =>
        _endpoint.ExchangeAsync(request, code, observer, cancellationToken);

    /// <summary>Takes a token that a sign-in has just brought; an account's is kept before it is used.</summary>
    public async Task AdoptAsync(TokenSet token, CancellationToken cancellationToken)
    {
        if (Stored is not { IsAccount: true } stored)
        {
            Begin(token);
            return;
        }
        await using var held = (await stored.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await stored.SaveAsync(token, CancellationToken.None).ConfigureAwait(false);
        Begin(token);
    }

    /// <summary>Takes the account's newest token, which another process may have renewed.</summary>
    public async Task RefreshFromStoreAsync(CancellationToken cancellationToken)
    {
        if (Stored is not { IsAccount: true } stored || (await ReadAsync(stored, cancellationToken).ConfigureAwait(false)).Token is not { } token)
            return;
        lock (_lock)
            _token = _isSignedOut ? null : token;
    }

    /// <summary>Forgets the account in the store; an app's shared token stays with those who share it.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (Stored is not { IsAccount: true } stored)
            return;
        await using var held = (await stored.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await stored.RemoveAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Forget() => Begin(null);

    public void Dispose()
    {
        Task? ending;
        lock (_lock)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            ending = _renewal?.Task;
        }
        _closing.Cancel();
        // A refresh token is dead once sent: what replaces it is still received, and stored, before the connection goes.
        (ending ?? Task.CompletedTask).ContinueWith(
            _ =>
            {
                _endpoint.Dispose();
                _closing.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static string NewScope() => "session " + Guid.NewGuid().ToString("N");

    private bool IsExpiring(TokenSet token, TimeSpan margin) => token.ExpiresAt is { } expiry && expiry <= Now + margin;

    /// <summary>In its last minute a token is renewed, and good all the same where that fails for now.</summary>
    private async Task<TokenSet> RenewOrKeepAsync(TokenSet token, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await RenewAsync(token, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (SoundCloudException) when (!IsExpiring(token, TimeSpan.Zero))
        {
            lock (_lock)
                _renewsFrom = Now + Pause;
            return token;
        }
    }

    private async Task<TokenSet> JoinAsync(TokenSet? used, RenewalKind kind, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Renewal renewal;
            bool joins;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isClosed, typeof(SoundCloudClient));
                if (_isSignedOut && kind is not RenewalKind.AsApp)
                    throw new SignInRequiredException(Messages.SignedOut);
                if (kind is RenewalKind.IfNeeded && _token is not null && !ReferenceEquals(_token, used))
                    return _token;
                renewal = _renewal ??= new Renewal(this, _token, kind, observer);
                joins = renewal.Serves(kind);
                if (joins)
                    renewal.Callers++;
            }
            if (joins)
                return await AwaitAsync(renewal, cancellationToken).ConfigureAwait(false);
            // One at a time: what is of another kind, or of an earlier sign-in, ends first, however it ends.
            await ((Task)renewal.Task).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TokenSet> AwaitAsync(Renewal renewal, CancellationToken cancellationToken)
    {
        try
        {
            return await renewal.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody who waits has cancelled it: the client was closed meanwhile.
            throw new ObjectDisposedException(nameof(SoundCloudClient));
        }
        finally
        {
            Leave(renewal);
        }
    }

    /// <summary>Begins another sign-in, or none: what a renewal of the earlier one still brings is not its token, nor are its answers.</summary>
    private void Begin(TokenSet? token)
    {
        lock (_lock)
        {
            _token = token;
            _isSignedOut = token is null;
            _ownScope = NewScope();
            if (_renewal is { } earlier)
                earlier.IsOutdated = true;
        }
    }

    private void Leave(Renewal renewal)
    {
        bool cancels;
        lock (_lock)
        {
            cancels = --renewal.Callers == 0 && renewal.IsHarmless && ReferenceEquals(_renewal, renewal);
            // Whoever comes now starts anew and does not join what is being cancelled.
            if (cancels)
            {
                _renewal = null;
                renewal.IsOutdated = true;
            }
        }
        if (cancels)
            renewal.Cancel();
    }

    private void End(Renewal renewal, TokenSet? token)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_renewal, renewal))
                _renewal = null;
            if (token is null || renewal.IsOutdated)
                return;
            _token = token;
            _isSignedOut = false;
        }
    }

    /// <summary>The entry; none where it is still the one whose refresh token was spent here, because what replaced it could not be stored.</summary>
    private async Task<(bool IsThere, TokenSet? Token)> ReadAsync(StoredTokens stored, CancellationToken cancellationToken)
    {
        var (isThere, token) = await stored.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (isThere, token is not null && token.AccessToken == _spent ? null : token);
    }
}
