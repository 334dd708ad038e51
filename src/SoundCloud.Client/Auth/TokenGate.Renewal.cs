namespace SoundCloud;

/// <content>One renewal: from the store, where another process has it already, else from the token endpoint.</content>
internal sealed partial class TokenGate
{
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
        public Renewal(TokenGate gate, TokenSet? used, RenewalKind kind, IRequestObserver? observer)
        {
            (_gate, _used, _kind, _observer) = (gate, used, kind, observer);
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(gate._closing.Token);
            Task = System.Threading.Tasks.Task.Run(RunAsync, CancellationToken.None);
            // Where every caller has left, nobody else looks at how it failed.
            _ = Task.ContinueWith(
                static ended => _ = ended.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }

        public Task<TokenSet> Task { get; }

        public int Callers { get; set; }

        /// <summary>Whether it may be given up: from the moment that a refresh token is sent, its answer is waited for and kept even if nobody waits any more.</summary>
        public bool IsHarmless { get; private set; } = true;

        /// <summary>Whether it was given up, or the session signed out or in since: its token is no longer the session's.</summary>
        public bool IsOutdated { get; set; }

        // An app's entry is for the app's own tokens alone.
        private StoredTokens? Store => _gate.Stored is { } stored && (stored.IsAccount || _kind is RenewalKind.AsApp || _used is null or { Grant: Grant.ClientCredentials }) ? stored : null;

        private IRequestObserver? Listener => _observer ?? _gate._options.Observer;

        /// <summary>Whether a caller who asks for that can have what this one brings.</summary>
        public bool Serves(RenewalKind kind) =>
            !IsOutdated && (kind == _kind || (kind is RenewalKind.IfNeeded && _kind is RenewalKind.Always));

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

        private async Task<TokenSet> RunAsync()
        {
            using var cancellation = _cancellation;
            TokenSet? token = null;
            try
            {
                return token = await ObtainAsync().ConfigureAwait(false);
            }
            finally
            {
                _gate.End(this, token);
            }
        }

        private async Task<TokenSet> ObtainAsync()
        {
            if (Store is not { } stored)
                return await RequestAsync(_used).ConfigureAwait(false);
            try
            {
                return await ShareAsync(stored).ConfigureAwait(false);
            }
            catch (Exception e) when (e is TokenStoreException && !stored.IsAccount)
            {
                // An app can always ask for a token of its own.
                TellUnshared(e);
                return await RequestAsync(_used).ConfigureAwait(false);
            }
        }

        /// <summary>The token that another process has renewed meanwhile, else a new one, kept before it is used.</summary>
        private async Task<TokenSet> ShareAsync(StoredTokens stored)
        {
            if (IsOfUse((await _gate.ReadAsync(stored, _cancellation.Token).ConfigureAwait(false)).Token) is { } shared)
                return shared;
            await using var held = (await stored.LockAsync(_cancellation.Token).ConfigureAwait(false)).ConfigureAwait(false);
            var (isThere, latest) = await _gate.ReadAsync(stored, _cancellation.Token).ConfigureAwait(false);
            if (IsOfUse(latest) is { } won)
                return won;
            if (_used is null && latest is null && stored.IsAccount && _kind is not RenewalKind.AsApp)
            {
                throw new SignInRequiredException(isThere
                    ? Messages.AccountUnreadable(_gate._options.Account)
                    : Messages.AccountNotSignedIn(_gate._options.Account));
            }

            // A script that ends meanwhile must not lose the account.
            using var end = stored.IsAccount ? new EndOfProcess() : null;
            var renewed = await RequestAsync(latest ?? _used).ConfigureAwait(false);
            // An account that was removed meanwhile stays removed.
            if (isThere || !stored.IsAccount || _kind is RenewalKind.AsApp)
                await SaveAsync(stored, renewed, latest).ConfigureAwait(false);
            return renewed;
        }

        private TokenSet? IsOfUse(TokenSet? found)
        {
            if (found is null || _kind is not RenewalKind.IfNeeded || found.AccessToken == _used?.AccessToken)
                return null;
            // What nothing renews is good to its last second.
            var margin = found is { Grant: not Grant.ClientCredentials, RefreshToken: null } ? TimeSpan.Zero : Margin;
            if (_gate.IsExpiring(found, margin))
                return null;
            Volatile.Write(ref _gate._shared, found);
            return found;
        }

        private Task<TokenSet> RequestAsync(TokenSet? token)
        {
            var isAppToken = _kind is RenewalKind.AsApp || token is null or { Grant: Grant.ClientCredentials };
            if (_gate._options.Credentials is null || (!isAppToken && token!.RefreshToken is null))
                throw new SignInRequiredException(isAppToken ? Messages.NoTokenAndNoApp : Messages.TokenExpired);
            return isAppToken ? _gate._endpoint.RequestAppTokenAsync(_observer, _cancellation.Token) : RefreshAsync(token!);
        }

        private async Task<TokenSet> RefreshAsync(TokenSet token)
        {
            lock (_gate._lock)
            {
                // Given up, and not told so yet: another may have begun that spends the same refresh token.
                if (Callers == 0)
                    throw new OperationCanceledException();
                _cancellation.Token.ThrowIfCancellationRequested();
                IsHarmless = false;
            }
            return await _gate._endpoint.RefreshAsync(token, _observer, CancellationToken.None).ConfigureAwait(false);
        }

        // A token that cannot be kept is still this session's; others will have to sign in.
        private async Task SaveAsync(StoredTokens stored, TokenSet token, TokenSet? replaced)
        {
            try
            {
                await stored.SaveAsync(token, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TokenStoreException e) when (stored.IsAccount)
            {
                _gate._spent = replaced?.AccessToken ?? _gate._spent;
                Listener?.OnWarning(Messages.TokenNotStored(e.Message));
            }
            catch (TokenStoreException e)
            {
                TellUnshared(e);
            }
        }

        private void TellUnshared(Exception failure) =>
            Listener?.OnNotice(Messages.TokenNotShared(failure.Message));
    }
}
