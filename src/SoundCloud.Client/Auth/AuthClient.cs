namespace SoundCloud;

/// <summary>What the client is signed in with.</summary>
public sealed class AuthClient
{
    private readonly Api _api;

    internal AuthClient(Api api) => _api = api;

    internal TokenSet? Token => _api.Tokens.Current;

    /// <summary>How the token was obtained, or will be.</summary>
    public Grant Grant => _api.Tokens.Grant;

    /// <summary>When the access token expires; null where it is not known or there is none yet.</summary>
    public DateTimeOffset? ExpiresAt => _api.Tokens.Current?.ExpiresAt;

    /// <summary>Whether the token can be renewed without its user.</summary>
    public bool CanRenew => _api.Tokens.CanRenew;

    /// <summary>The first half of a web flow. Send the user to the request's <see cref="AuthorizationRequest.Uri"/>, and keep the request until the user comes back.</summary>
    /// <param name="redirectUri">Where SoundCloud sends them back to, exactly as registered with the app.</param>
    /// <param name="state">What comes back with the answer; random where not given.</param>
    /// <param name="display"><c>popup</c> for a small window.</param>
    /// <exception cref="InvalidRequestException">The client has no credentials, or the redirect URI cannot be one.</exception>
    public AuthorizationRequest CreateRequest(Uri redirectUri, string? state = null, string? display = null)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        if (_api.Options.Credentials is null)
            throw new InvalidRequestException(Messages.SignInNeedsApp);
        if (!redirectUri.IsAbsoluteUri || redirectUri.Fragment.Length > 0 || LacksScheme(redirectUri.OriginalString))
            throw new InvalidRequestException(Messages.NotARedirectUri(redirectUri));
        if (state is "")
            throw new InvalidRequestException(Messages.StateEmpty);
        return new(_api.Options, redirectUri, state, display);
    }

    /// <summary>A request that another process began, from the text of its <see cref="AuthorizationRequest.Export"/>.</summary>
    /// <exception cref="InvalidRequestException">The text is no request, or one of another app.</exception>
    public AuthorizationRequest OpenRequest(string exported)
    {
        ArgumentNullException.ThrowIfNull(exported);
        var request = AuthorizationRequest.Import(exported) ?? throw new InvalidRequestException(Messages.NotARequest);
        if (request.ClientId != _api.Options.Credentials?.ClientId)
            throw new InvalidRequestException(Messages.RequestOfOtherApp);
        return new(_api.Options, request.RedirectUri, request.State, codeVerifier: request.CodeVerifier);
    }

    /// <summary>Signs in with what came back to the redirect URI, the second half of a web flow: <c>POST /oauth/token</c>.</summary>
    /// <exception cref="StateMismatchException">The answer is another request's; a bare code carries no state.</exception>
    /// <exception cref="AccessDeniedException">The user refused.</exception>
    /// <exception cref="SignInException">The service refused, or did not accept the code.</exception>
    public async Task SignInAsync(AuthorizationRequest request, AuthorizationResponse response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        if (request.Options.Credentials?.ClientId != _api.Options.Credentials?.ClientId)
            throw new InvalidRequestException(Messages.RequestOfOtherApp);
        if (!response.IsBareCode && !request.IsState(response.State))
            throw new StateMismatchException();
        if (response.Error is "access_denied")
            throw new AccessDeniedException(Scrub(response.ErrorDescription));
        if (response.Code is not { Length: > 0 } code)
            throw new SignInException(Messages.SignInRefused(Scrub(response.ErrorDescription ?? response.Error)));
        var token = await _api.Tokens.ExchangeAsync(request, code, _api.Observer, cancellationToken).ConfigureAwait(false);
        await _api.Tokens.AdoptAsync(token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The second half of a web flow with the code and the state from the query of the redirect.</summary>
    /// <inheritdoc cref="SignInAsync(AuthorizationRequest, AuthorizationResponse, CancellationToken)"/>
    public Task SignInAsync(AuthorizationRequest request, string code, string? state, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return SignInAsync(request, AuthorizationResponse.Of(code, state), cancellationToken);
    }

    /// <summary>Signs a user in at this machine: authorization code with PKCE, by their browser and a loopback redirect (RFC 8252), or by a pasted answer.</summary>
    /// <exception cref="RedirectUnavailableException">The redirect URI cannot be listened on; no browser was opened.</exception>
    /// <exception cref="RequestTimeoutException">Nobody signed in within the time allowed.</exception>
    /// <inheritdoc cref="SignInAsync(AuthorizationRequest, AuthorizationResponse, CancellationToken)"/>
    public Task SignInAsync(InteractiveSignIn how, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(how);
        return new InteractiveFlow(this, how, _api.Options.TimeProvider).RunAsync(cancellationToken);
    }

    /// <summary>Uses a token that was obtained elsewhere. It is stored if the client has a store and an account's name.</summary>
    public Task SignInAsync(TokenSet token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _api.Tokens.AdoptAsync(token, cancellationToken);
    }

    /// <summary>Stores this sign-in as an account. From then on the client shares its token with all that open the account.</summary>
    /// <exception cref="SignInRequiredException">The client is not signed in.</exception>
    /// <exception cref="TokenStoreException">The store failed; the client goes on without it.</exception>
    public Task StoreAsync(ITokenStore store, string account, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(account);
        return StoreAsync(store, account, _api.Options.User, cancellationToken);
    }

    internal Task StoreAsync(ITokenStore store, string account, string? user, CancellationToken cancellationToken) =>
        _api.Tokens.StoreAsync(new(store, _api.Options with { TokenStore = store, Account = account, User = user }), cancellationToken);

    /// <summary>Signs in now and not with the first request: from the store, or by <c>POST /oauth/token</c>.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken = default) =>
        await _api.Tokens.GetAsync(_api.Observer, cancellationToken).ConfigureAwait(false);

    /// <summary>Signs in as the app itself, whatever the account was before: <c>POST /oauth/token</c> with client_credentials.</summary>
    public async Task SignInAsAppAsync(CancellationToken cancellationToken = default) =>
        await _api.Tokens.SignInAsAppAsync(_api.Observer, cancellationToken).ConfigureAwait(false);

    /// <summary>An access token for other tools, valid for at least a minute. It is a secret.</summary>
    public async Task<string> GetAccessTokenAsync(CancellationToken cancellationToken = default) =>
        (await _api.Tokens.GetAsync(_api.Observer, cancellationToken).ConfigureAwait(false)).AccessToken;

    /// <summary>Renews the token now: <c>POST /oauth/token</c>. If another process has just renewed the token of the same account, that token is used.</summary>
    /// <exception cref="SignInRequiredException">It cannot be renewed.</exception>
    public Task RenewAsync(CancellationToken cancellationToken = default) => RenewAsync(force: false, cancellationToken);

    /// <summary>Renews the token now; with <paramref name="force"/> the service is asked whatever other processes have.</summary>
    /// <exception cref="SignInRequiredException">It cannot be renewed.</exception>
    public async Task RenewAsync(bool force, CancellationToken cancellationToken = default)
    {
        if (!CanRenew)
            throw new SignInRequiredException(Messages.NotRenewable);
        var tokens = _api.Tokens;
        await (force
            ? tokens.ForceAsync(_api.Observer, cancellationToken)
            : tokens.RenewAsync(tokens.Current, _api.Observer, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Revokes a user's token, <c>POST /sign-out</c>, and removes it here and from the store. An app's token is only forgotten here.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            // Another process may have renewed the token; the newest one is revoked.
            await RefreshFromStoreAsync(cancellationToken).ConfigureAwait(false);
            if (Grant is not Grant.ClientCredentials)
                await _api.For(Routes.SignOut).SendAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Forget();
            await _api.Tokens.RemoveAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets the token here. It stays valid at the API, and stays in the store.</summary>
    public void Forget() => _api.Tokens.Forget();

    private async Task RefreshFromStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _api.Tokens.RefreshFromStoreAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException)
        {
            // The token that is known here is revoked all the same. The removal reports what is wrong with the store.
        }
    }

    // localhost:8765/callback has a host and a port, not a scheme that is called localhost.
    private static bool LacksScheme(string address) =>
        address.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon + 1 < address.Length && char.IsAsciiDigit(address[colon + 1]);

    private string? Scrub(string? text) => text is null ? null : _api.Redaction.Scrub(text);
}
