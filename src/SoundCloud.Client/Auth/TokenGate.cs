using System.Runtime.InteropServices;

namespace SoundCloud;

/// <summary>
/// Holds the session's token and renews it: 60 seconds before its expiry and once after a 401, one renewal for all who wait.
/// A caller who gives up leaves the renewal to the others.
/// </summary>
internal sealed class TokenGate : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    // After a renewal failed, a token that is still good is used this long before the next try.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SoundCloudClientOptions _options;
    private readonly TokenEndpoint _endpoint;
    private readonly object _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private string _ownScope = NewScope();
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
        // A token from elsewhere is its holder's, and in no store.
        Stored = options.TokenStore is { } store && (options.Account is not null || options.Token is null) ? new StoredTokens(store, options) : null;
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

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>A token that is good now.</summary>
    public ValueTask<TokenSet> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var token = Current;
        if (token is not null && !IsExpiring(token, Margin))
            return new(token);
        if (token is not null && !IsExpiring(token, TimeSpan.Zero))
            return CanRenew && Now >= _renewsFrom ? new(RenewOrKeepAsync(token, observer, cancellationToken)) : new(token);
        if (CanRenew || (token is null && Stored is not null && !_isSignedOut))
            return new(RenewAsync(token, observer, cancellationToken));
        if (token is null)
            throw new SignInRequiredException(_isSignedOut ? "The session was signed out." : "There is no token, and no client to ask for one with.");
        throw new SignInRequiredException("The access token has expired, and there is no refresh token to renew it with.");
    }

    /// <summary>A token other than the one used: the newer one where somebody has renewed it already, else from the one renewal under way.</summary>
    public Task<TokenSet> RenewAsync(TokenSet? used, IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(used, RenewalKind.IfNeeded, observer, cancellationToken);

    /// <summary>A token that the service issues now, whatever others have.</summary>
    public Task<TokenSet> ForceAsync(IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(Current, RenewalKind.Always, observer, cancellationToken);

    /// <summary>The app's own token, also where an account of that name was never signed in.</summary>
    public Task<TokenSet> SignInAsAppAsync(IRequestObserver? observer, CancellationToken cancellationToken) =>
        JoinAsync(Current, RenewalKind.AsApp, observer, cancellationToken);

    public Task<TokenSet> ExchangeAsync(AuthorizationRequest request, string code, IRequestObserver? observer, CancellationToken cancellationToken) =>
        _endpoint.ExchangeAsync(request, code, observer, cancellationToken);

    /// <summary>Takes a token that a sign-in has just brought; it is kept before it is used.</summary>
    public async Task AdoptAsync(TokenSet token, CancellationToken cancellationToken)
    {
        if (Stored is { } stored)
        {
            await using var held = (await stored.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            await stored.SaveAsync(token, CancellationToken.None).ConfigureAwait(false);
        }
        lock (_lock)
        {
            _token = token;
            _isSignedOut = false;
            // Another user's answers are not this one's.
            _ownScope = NewScope();
        }
    }

    /// <summary>Takes the account's newest token, which another process may have renewed.</summary>
    public async Task RefreshFromStoreAsync(CancellationToken cancellationToken)
    {
        if (Stored is { IsAccount: true } stored && (await stored.ReadAsync(cancellationToken).ConfigureAwait(false)).Token is { } token)
            Keep(token);
    }

    /// <summary>Forgets the account in the store; an app's shared token stays with those who share it.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (Stored is not { IsAccount: true } stored)
            return;
        await using var held = (await stored.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await stored.RemoveAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Forget()
    {
        lock (_lock)
        {
            _token = null;
            _isSignedOut = true;
        }
    }

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
        catch (SoundCloudException)
        {
            _renewsFrom = Now + Pause;
            return token;
        }
    }

    private async Task<TokenSet> JoinAsync(TokenSet? used, RenewalKind kind, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Renewal renewal;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SoundCloudClient));
            if (kind is RenewalKind.IfNeeded && _token is not null && !ReferenceEquals(_token, used))
                return _token;
            renewal = _renewal ??= new Renewal(this, _token, kind, observer);
            renewal.Callers++;
        }
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

    private TokenSet Keep(TokenSet token)
    {
        lock (_lock)
        {
            if (!_isSignedOut)
                _token = token;
        }
        return token;
    }

    private void Leave(Renewal renewal)
    {
        bool cancels;
        lock (_lock)
        {
            cancels = --renewal.Callers == 0 && renewal.IsHarmless && ReferenceEquals(_renewal, renewal);
            // Whoever comes now starts anew and does not join what is being cancelled.
            if (cancels)
                _renewal = null;
        }
        if (cancels)
            renewal.Cancel();
    }

    private enum RenewalKind
    {
        IfNeeded,
        Always,
        AsApp,
    }

    /// <summary>One renewal under way and how many wait for it.</summary>
    private sealed class Renewal
    {
        private readonly TokenGate _gate;
        private readonly TokenSet? _used;
        private readonly RenewalKind _kind;
        private readonly IRequestObserver? _observer;
        private readonly CancellationTokenSource _cancellation;
        private PosixSignalRegistration[] _signals = [];

        public Renewal(TokenGate gate, TokenSet? used, RenewalKind kind, IRequestObserver? observer)
        {
            (_gate, _used, _kind, _observer) = (gate, used, kind, observer);
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(gate._closing.Token);
            Task = System.Threading.Tasks.Task.Run(RunAsync, CancellationToken.None);
        }

        public Task<TokenSet> Task { get; }

        public int Callers { get; set; }

        /// <summary>Whether it may be given up: from the moment that a refresh token is sent, its answer is waited for and kept even if nobody waits any more.</summary>
        public bool IsHarmless { get; private set; } = true;

        private IRequestObserver? Listener => _observer ?? _gate._options.Observer;

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

        // A script that ends meanwhile must not lose the account: the process waits for the answer, within reason.
        private void AwaitEnd() => ((IAsyncResult)Task).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(5));

        private void OnExit(object? sender, EventArgs e) => AwaitEnd();

        private void OnSignal(PosixSignalContext context) => AwaitEnd();

        private async Task<TokenSet> RunAsync()
        {
            using var cancellation = _cancellation;
            try
            {
                return _gate.Keep(await ObtainAsync().ConfigureAwait(false));
            }
            finally
            {
                AppDomain.CurrentDomain.ProcessExit -= OnExit;
                foreach (var signal in _signals)
                    signal.Dispose();
                lock (_gate._lock)
                {
                    if (ReferenceEquals(_gate._renewal, this))
                        _gate._renewal = null;
                }
            }
        }

        private async Task<TokenSet> ObtainAsync()
        {
            if (_gate.Stored is not { } stored)
                return await RequestAsync(_used).ConfigureAwait(false);
            try
            {
                return await ShareAsync(stored).ConfigureAwait(false);
            }
            catch (Exception e) when (e is TokenStoreException && !stored.IsAccount)
            {
                // An app can always ask for a token of its own.
                Listener?.OnNotice($"The app's token is not shared with other processes: {e.Message}");
                return await RequestAsync(_used).ConfigureAwait(false);
            }
        }

        /// <summary>The token that another process has renewed meanwhile, else a new one, kept before it is used.</summary>
        private async Task<TokenSet> ShareAsync(StoredTokens stored)
        {
            if (IsOfUse((await stored.ReadAsync(_cancellation.Token).ConfigureAwait(false)).Token) is { } shared)
                return shared;
            await using var held = (await stored.LockAsync(_cancellation.Token).ConfigureAwait(false)).ConfigureAwait(false);
            var (isThere, latest) = await stored.ReadAsync(_cancellation.Token).ConfigureAwait(false);
            if (IsOfUse(latest) is { } won)
                return won;
            if (_used is null && latest is null && stored.IsAccount && _kind is not RenewalKind.AsApp)
            {
                throw new SignInRequiredException(isThere
                    ? $"What is stored of the account '{_gate._options.Account}' cannot be read."
                    : $"The account '{_gate._options.Account}' is not signed in.");
            }

            var renewed = await RequestAsync(latest ?? _used).ConfigureAwait(false);
            // An account that was removed meanwhile stays removed.
            if (isThere || !stored.IsAccount || _kind is RenewalKind.AsApp)
                await SaveAsync(stored, renewed).ConfigureAwait(false);
            return renewed;
        }

        private TokenSet? IsOfUse(TokenSet? found) =>
            found is not null && _kind is RenewalKind.IfNeeded && found.AccessToken != _used?.AccessToken && !_gate.IsExpiring(found, Margin) ? found : null;

        private Task<TokenSet> RequestAsync(TokenSet? token)
        {
            if (_kind is RenewalKind.AsApp || token is null or { Grant: Grant.ClientCredentials })
                return _gate._endpoint.RequestAppTokenAsync(_observer, _cancellation.Token);
            if (token.RefreshToken is null)
                throw new SignInRequiredException("The access token has expired, and there is no refresh token to renew it with.");
            lock (_gate._lock)
            {
                _cancellation.Token.ThrowIfCancellationRequested();
                IsHarmless = false;
            }
            if (_gate.Stored is not null)
            {
                AppDomain.CurrentDomain.ProcessExit += OnExit;
                // From .NET 10 on these two end a process without that event.
                _signals = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal)];
            }
            return _gate._endpoint.RefreshAsync(token, _observer, CancellationToken.None);
        }

        // A token that cannot be kept is still this session's; others will have to sign in.
        private async Task SaveAsync(StoredTokens stored, TokenSet token)
        {
            try
            {
                await stored.SaveAsync(token, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TokenStoreException e)
            {
                Listener?.OnWarning($"The renewed token could not be stored, other processes will have to sign in again: {e.Message}");
            }
        }
    }
}
