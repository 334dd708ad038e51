namespace SoundCloud;

/// <summary>
/// Holds the session's token and renews it: 60 seconds before its expiry and once after a 401, one renewal for all callers that wait.
/// </summary>
/// <remarks>
/// The session is in one of three states, and has at most one renewal under way:
/// <code>
/// Open       Forget → SignedOut
/// SignedOut  Adopt, SignInAsApp → Open; every other caller is refused
/// Closed     from either by Dispose, for good
///
/// A renewal  begins with its first caller (Join); others join it
///            Cancellable: when the last caller leaves, it is cancelled (Leave)
///            Spending:    from the moment that a refresh token is sent (Spend) it runs to its end, though all may have left
///            ends by setting the token (End), unless it is outdated: abandoned, or the session signed in or out since it began
/// </code>
/// All of them change under one lock, and only in the methods that are named here.
/// </remarks>
internal sealed class TokenGate : IDisposable
{
    /// <summary>How long before its expiry a token is renewed.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    // After a renewal failed, a token that is still good is used for this long before the next try.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // A service issues 50 tokens to an app in twelve hours. One of this age was refused for another reason than its age.
    private static readonly TimeSpan New = TimeSpan.FromMinutes(15);

    private readonly SoundCloudClientOptions _options;
    private readonly TokenSource _source;
    private readonly CancellationTokenSource _closing = new();

    private readonly object _lock = new();
    private State _state;
    private TokenSet? _token;
    private TokenSet? _shared;
    private Renewal? _renewal;
    private DateTimeOffset _renewsFrom = DateTimeOffset.MinValue;

    // The token that was used last, whether a call got through with it, and the kinds of calls that did not.
    private TokenSet? _noted;
    private bool _isAccepted;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private string _ownScope = NewScope();
    private int _signIns;

    public TokenGate(SoundCloudClientOptions options, TokenSource source) => (_options, _source, _token) = (options, source, options.Token);

    private enum State
    {
        Open,
        SignedOut,
        Closed,
    }

    public TokenSet? Current
    {
        get
        {
            lock (_lock)
                return _token;
        }
    }

    /// <summary>How the token was obtained, or will be. An account that was not read yet, and a source that was not asked yet, can be of any kind.</summary>
    public Grant Grant => Current?.Grant ?? (_source.IsAccount || _options.TokenSource is not null ? Grant.Given : Grant.ClientCredentials);

    public bool CanRenew =>
        _state is not State.SignedOut
        && (_options.TokenSource is not null || (_options.Credentials is not null && Current is not { Grant: not Grant.ClientCredentials, RefreshToken: null }));

    /// <summary>Cache scope: all sessions of an app share one, and so do those of a named account; any other session has its own.</summary>
    public string Scope =>
        IsApp ? "app " + _options.Credentials?.ClientId
        : _options.Account is { } account ? string.Join(' ', "account", _options.Credentials?.ClientId, account)
        : _ownScope;

    /// <summary>Whether the token is the app's, or will be.</summary>
    public bool IsApp => Grant is Grant.ClientCredentials;

    /// <summary>How often somebody has signed in, or out, since the client was made.</summary>
    public int SignIns => Volatile.Read(ref _signIns);

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

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    private bool IsTimeToRenew
    {
        get
        {
            lock (_lock)
                return Now >= _renewsFrom;
        }
    }

    /// <summary>Whether another process had the token issued. Such a token may have been revoked since, and nobody here would know.</summary>
    public bool IsShared(TokenSet token) => ReferenceEquals(token, Volatile.Read(ref _shared));

    /// <summary>
    /// Whether a refusal can mean that the token is dead. A new one that was issued because of a refusal is not, before any call got through
    /// with it; nor is it for the calls that it was refused for.
    /// </summary>
    public bool MayBeDead(TokenSet token, ApiRequestMessage call)
    {
        lock (_lock)
        {
            return token.ReplacedRefusedAt is not { } at || Now - at >= New
                || (ReferenceEquals(token, _noted) && _isAccepted && !_refused.Contains(call.Limit));
        }
    }

    /// <summary>Remembers how a call with a token ended.</summary>
    public void Note(TokenSet token, ApiRequestMessage call, bool isRefused)
    {
        if (token.ReplacedRefusedAt is null)
            return;
        lock (_lock)
        {
            if (!ReferenceEquals(token, _noted))
            {
                (_noted, _isAccepted) = (token, false);
                _refused.Clear();
            }
            if (isRefused)
                _refused.Add(call.Limit);
            else
                _isAccepted = true;
        }
    }

    /// <summary>A token that is good now.</summary>
    public ValueTask<TokenSet> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var token = Current;
        if (token is not null && !token.IsExpiredAt(Now + Margin))
            return new(token);
        if (token is not null && !token.IsExpiredAt(Now))
            return CanRenew && IsTimeToRenew ? new(RenewOrKeepAsync(token, observer, cancellationToken)) : new(token);
        if (CanRenew || (token is null && _source.IsStored && _state is not State.SignedOut))
            return new(RenewAsync(token, observer, cancellationToken));
        throw new SignInRequiredException(
            token is not null ? Messages.TokenExpired
            : _state is State.SignedOut ? Messages.SignedOut
            : Messages.NoTokenAndNoApp);
    }

    /// <summary>A token other than the one used: the current one, where it was renewed meanwhile, else from a renewal.</summary>
    public Task<TokenSet> RenewAsync(TokenSet? used, IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(used, RenewalKind.IfNeeded, observer, cancellationToken);

    /// <summary>A token that the service issues now, whatever others have.</summary>
    public Task<TokenSet> ForceAsync(IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(null, RenewalKind.Always, observer, cancellationToken);

    /// <summary>The app's own token, also where an account of that name was never signed in.</summary>
    public Task<TokenSet> SignInAsAppAsync(IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(null, RenewalKind.AsApp, observer, cancellationToken);

    public Task<TokenSet> ExchangeAsync(AuthorizationRequest request, string code, IRequestObserver? observer, CancellationToken cancellationToken) =>
        _source.ExchangeAsync(request, code, observer, cancellationToken);

    /// <summary>Takes a token that a sign-in has just brought; an account's is stored first.</summary>
    public Task AdoptAsync(TokenSet token, CancellationToken cancellationToken) => _source.KeepAsync(token, () => Begin(token), cancellationToken);

    /// <summary>Stores the token as an account that this session shares from then on with all that open it.</summary>
    /// <exception cref="SignInRequiredException">There is no token.</exception>
    public async Task StoreAsync(StoredTokens account, CancellationToken cancellationToken)
    {
        await using var held = (await account.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var (token, before) = await ChangeStoreAsync(account, cancellationToken).ConfigureAwait(false);
        try
        {
            await account.SaveAsync(token, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            _source.Use(before);
            throw;
        }
    }

    /// <summary>Takes the account's stored token, which another process may have renewed.</summary>
    public async Task RefreshFromStoreAsync(CancellationToken cancellationToken)
    {
        if (await _source.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } token)
            return;
        lock (_lock)
            _token = _state is State.SignedOut ? null : token;
    }

    /// <summary>Removes the account from the store.</summary>
    public Task RemoveAsync(CancellationToken cancellationToken) => _source.RemoveAsync(cancellationToken);

    public void Forget() => Begin(null);

    public void Dispose()
    {
        Task? ending;
        lock (_lock)
        {
            if (_state is State.Closed)
                return;
            _state = State.Closed;
            ending = _renewal?.Task;
        }
        _closing.Cancel();
        // A refresh token is dead once it was sent: the answer is still received and stored before the connection is closed.
        (ending ?? Task.CompletedTask).ContinueWith(
            _ =>
            {
                _source.Dispose();
                _closing.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static string NewScope() => "session " + Guid.NewGuid().ToString("N");

    /// <summary>Between two renewals: one that is under way would keep its token in the earlier place, and one that begins later waits for the account's lock.</summary>
    private async Task<(TokenSet Token, StoredTokens? Before)> ChangeStoreAsync(StoredTokens account, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task<TokenSet> ending;
            lock (_lock)
            {
                if (_renewal is null)
                    return (_token ?? throw new SignInRequiredException(Messages.SignedOut), _source.Use(account));
                ending = _renewal.Task;
            }
            await ((Task)ending).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Renews a token in its last minute; where that fails for now, the token is still good.</summary>
    private async Task<TokenSet> RenewOrKeepAsync(TokenSet token, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            var renewed = await RenewAsync(token, observer, cancellationToken).ConfigureAwait(false);
            // A source may give the same token to its end.
            if (_options.TokenSource is not null && renewed.AccessToken == token.AccessToken)
                PauseRenewals();
            return renewed;
        }
        catch (SoundCloudException) when (!token.IsExpiredAt(Now))
        {
            PauseRenewals();
            return token;
        }
    }

    private void PauseRenewals()
    {
        lock (_lock)
            _renewsFrom = Now + Pause;
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
                ObjectDisposedException.ThrowIf(_state is State.Closed, typeof(SoundCloudClient));
                if (_state is State.SignedOut && kind is not RenewalKind.AsApp)
                    throw new SignInRequiredException(Messages.SignedOut);
                if (kind is RenewalKind.IfNeeded && _token is not null && !ReferenceEquals(_token, used))
                    return _token;
                renewal = _renewal ??= Start(kind, observer);
                joins = renewal.Serves(kind);
                if (joins)
                    renewal.Callers++;
            }
            if (joins)
                return await AwaitAsync(renewal, cancellationToken).ConfigureAwait(false);
            // One at a time: a renewal of another kind or of an earlier sign-in ends first, however it ends.
            await ((Task)renewal.Task).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Renewal Start(RenewalKind kind, IRequestObserver? observer)
    {
        var renewal = new Renewal(_token, kind, observer, Spend, _closing.Token);
        renewal.Task = Task.Run(() => RunAsync(renewal), CancellationToken.None);
        // Where every caller has left, nobody else observes its failure.
        _ = renewal.Task.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
        return renewal;
    }

    private async Task<TokenSet> RunAsync(Renewal renewal)
    {
        (TokenSet? Token, bool IsShared) obtained = default;
        try
        {
            obtained = await _source.ObtainAsync(renewal).ConfigureAwait(false);
            return obtained.Token!;
        }
        finally
        {
            End(renewal, obtained.Token, obtained.IsShared);
            renewal.Dispose();
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
            // None of those who wait has cancelled it: the client was closed meanwhile.
            throw new ObjectDisposedException(nameof(SoundCloudClient));
        }
        finally
        {
            Leave(renewal);
        }
    }

    /// <summary>A caller leaves: the last one cancels the renewal, unless it is spending a refresh token.</summary>
    private void Leave(Renewal renewal)
    {
        bool cancels;
        lock (_lock)
        {
            cancels = --renewal.Callers == 0 && !renewal.IsSpending && ReferenceEquals(_renewal, renewal);
            // The next caller begins a new renewal and does not join the cancelled one.
            if (cancels)
            {
                _renewal = null;
                renewal.IsOutdated = true;
            }
        }
        if (cancels)
            renewal.Cancel();
    }

    /// <summary>From here on the renewal cannot be cancelled: the refresh token that is about to be sent works once only.</summary>
    private void Spend(Renewal renewal)
    {
        lock (_lock)
        {
            // It was abandoned, though not cancelled yet: another may have begun that spends the same refresh token.
            if (renewal.Callers == 0)
                throw new OperationCanceledException();
            renewal.Stop.ThrowIfCancellationRequested();
            renewal.IsSpending = true;
        }
    }

    private void End(Renewal renewal, TokenSet? token, bool isShared)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_renewal, renewal))
                _renewal = null;
            if (isShared)
                Volatile.Write(ref _shared, token);
            if (token is null || renewal.IsOutdated)
                return;
            _token = token;
            if (_state is State.SignedOut)
                _state = State.Open;
        }
    }

    /// <summary>Begins another sign-in, or none. A renewal of the earlier one still ends, but brings no token to this one.</summary>
    private void Begin(TokenSet? token)
    {
        lock (_lock)
        {
            _token = token;
            if (_state is not State.Closed)
                _state = token is null ? State.SignedOut : State.Open;
            _ownScope = NewScope();
            _signIns++;
            if (_renewal is { } earlier)
                earlier.IsOutdated = true;
        }
    }
}

/// <summary>One renewal under way. What it is for does not change; who waits for it and how far it is, only the gate changes.</summary>
internal sealed class Renewal(TokenSet? used, RenewalKind kind, IRequestObserver? observer, Action<Renewal> spend, CancellationToken closing) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(closing);

    /// <summary>The token that is to be replaced; null where there is none.</summary>
    public TokenSet? Used => used;

    public RenewalKind Kind => kind;

    /// <summary>Hears of its requests: the observer of the caller that began it.</summary>
    public IRequestObserver? Observer => observer;

    public CancellationToken Stop => _cancellation.Token;

    public Task<TokenSet> Task { get; set; } = null!;

    public int Callers { get; set; }

    public bool IsSpending { get; set; }

    public bool IsOutdated { get; set; }

    /// <summary>Whether its token is what a caller with another reason waits for.</summary>
    public bool Serves(RenewalKind wanted) =>
        !IsOutdated && (wanted == Kind || (wanted is RenewalKind.IfNeeded && Kind is RenewalKind.Always));

    /// <summary>Says that a refresh token is about to be sent.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public void OnSpending() => spend(this);

    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended just now.
        }
    }

    public void Dispose() => _cancellation.Dispose();
}
