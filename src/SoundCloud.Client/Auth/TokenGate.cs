namespace SoundCloud;

/// <summary>
/// Holds the session's token and renews it: 60 seconds before its expiry and once after a 401, one renewal for all who wait.
/// A caller who gives up leaves the renewal to the others.
/// </summary>
internal sealed class TokenGate : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    private readonly SoundCloudClientOptions _options;
    private readonly TokenEndpoint _endpoint;
    private readonly string _ownScope = "session " + Guid.NewGuid().ToString("N");
    private readonly object _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private TokenSet? _token;
    private Renewal? _renewal;
    private bool _isSignedOut;

    public TokenGate(SoundCloudClientOptions options, TokenEndpoint endpoint)
    {
        _options = options;
        _token = options.Token;
        _endpoint = endpoint;
    }

    public TokenSet? Current
    {
        get
        {
            lock (_lock)
                return _token;
        }
    }

    public Grant Grant => Current?.Grant ?? Grant.ClientCredentials;

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

    public ValueTask<TokenSet> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var token = Current;
        if (token is not null && !IsExpiring(token, Margin))
            return new(token);
        if (CanRenew)
            return new(RenewAsync(token, observer, cancellationToken));
        if (token is null)
            throw new SignInRequiredException(_isSignedOut ? "The session was signed out." : "There is no token, and no client to ask for one with.");
        if (IsExpiring(token, TimeSpan.Zero))
            throw new SignInRequiredException("The access token has expired, and there is no refresh token to renew it with.");
        return new(token);
    }

    /// <summary>A token other than the one used: the newer one where somebody has renewed it already, else from the one renewal under way.</summary>
    public async Task<TokenSet> RenewAsync(TokenSet? used, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Renewal renewal;
        lock (_lock)
        {
            if (_token is not null && !ReferenceEquals(_token, used))
                return _token;
            renewal = _renewal ??= new Renewal(this, _token, observer);
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
        _closing.Cancel();
        _closing.Dispose();
    }

    private bool IsExpiring(TokenSet token, TimeSpan margin) =>
        token.ExpiresAt is { } expiry && expiry <= _options.TimeProvider.GetUtcNow() + margin;

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

    /// <summary>One renewal under way and how many wait for it.</summary>
    private sealed class Renewal
    {
        private readonly CancellationTokenSource _cancellation;

        public Renewal(TokenGate gate, TokenSet? token, IRequestObserver? observer)
        {
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(gate._closing.Token);
            IsHarmless = token?.RefreshToken is null || token.Grant is Grant.ClientCredentials;
            Task = System.Threading.Tasks.Task.Run(() => RunAsync(gate, token, observer), CancellationToken.None);
        }

        public Task<TokenSet> Task { get; }

        public int Callers { get; set; }

        // A refresh token is dead once sent: its answer is waited for even if nobody waits any more. An app token can be asked for again.
        public bool IsHarmless { get; }

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

        private async Task<TokenSet> RunAsync(TokenGate gate, TokenSet? token, IRequestObserver? observer)
        {
            using var cancellation = _cancellation;
            try
            {
                var renewed = IsHarmless
                    ? await gate._endpoint.RequestAppTokenAsync(observer, cancellation.Token).ConfigureAwait(false)
                    : await gate._endpoint.RefreshAsync(token!, observer, cancellation.Token).ConfigureAwait(false);
                lock (gate._lock)
                {
                    if (!gate._isSignedOut)
                        gate._token = renewed;
                }
                return renewed;
            }
            finally
            {
                lock (gate._lock)
                {
                    if (ReferenceEquals(gate._renewal, this))
                        gate._renewal = null;
                }
            }
        }
    }
}
