namespace SoundCloud.PowerShell;

/// <summary>A way to connect: a client's settings, and how it gets its token.</summary>
internal sealed record SignInPlan(SoundCloudClientOptions Options, Func<AuthClient, CancellationToken, Task> SignInAsync)
{
    /// <summary>Whose session it becomes; null where that is not known.</summary>
    public string? Name { get; init; }

    /// <summary>Where its tokens are kept; null is memory alone.</summary>
    public IAccountStore? Store { get; init; }

    /// <summary>An app by itself; its token is shared by this user's processes, where there is a store.</summary>
    public static SignInPlan AsApp(SoundCloudClientOptions options, IAccountStore? store) =>
        new(options with { TokenStore = store }, (auth, stop) => SignInAsAppAsync(auth, options, store, stop)) { Name = options.Credentials!.ClientId, Store = store };

    /// <summary>A stored account; an app that is given and not stored yet is signed in and stored.</summary>
    /// <exception cref="SignInRequiredException">There is no such account, or what is stored of it cannot be read.</exception>
    public static async Task<SignInPlan> ReopenAsync(string account, ConnectionSettings settings, bool isNewApp, IAccountStore store, CancellationToken cancellationToken)
    {
        var text = await store.ReadAsync(account, cancellationToken).ConfigureAwait(false);
        if (TokenEntry.Read(text) is { } entry && !(isNewApp && settings.IsOtherApp(entry)))
            return new SignInPlan(settings.Over(entry.Apply(new()), () => Messages.TheAccount(account)), static (auth, stop) => auth.SignInAsync(stop)).StoredAs(entry.Account ?? account, store);
        if (isNewApp)
            return new SignInPlan(settings.ToOptions(needsCredentials: true), static (auth, stop) => auth.SignInAsAppAsync(stop)).StoredAs(account, store);
        throw new SignInRequiredException(text is null
            ? Messages.NoAccount(account)
            : Messages.AccountDamaged(account));
    }

    /// <summary>A user at this machine, in a browser.</summary>
    public static SignInPlan Interactive(ConnectionSettings settings, Uri? redirectUri, TimeSpan timeout, bool opensBrowser, SignInConsole console)
    {
        console.RequireInteractive();
        var how = new InteractiveSignIn { Timeout = timeout, OpensBrowser = opensBrowser, OnMessage = console.Say, ReadLineAsync = console.ReadLineAsync };
        how = how with { RedirectUri = redirectUri ?? ConnectionSettings.RedirectUri ?? how.RedirectUri, OnReady = (request, page) => console.Show(request, page, timeout) };
        return new(settings.ToOptions(needsCredentials: true), (auth, stop) => auth.SignInAsync(how, stop));
    }

    /// <summary>The second half of a web back end's flow; the request remembers its client.</summary>
    public static SignInPlan WithCode(ConnectionSettings settings, AuthorizationRequest request, string code, string? state) =>
        code.Length == 0
            ? throw new InvalidRequestException(Messages.CodeEmpty)
            : new(settings.Over(request.Options, static () => Messages.TheAuthorizationRequest, canMove: true), (auth, stop) => auth.SignInAsync(request, code, state, stop));

    /// <summary>A token from elsewhere.</summary>
    public static SignInPlan WithToken(ConnectionSettings settings, string accessToken, string? refreshToken)
    {
        if (accessToken.Length == 0)
            throw new InvalidRequestException(Messages.AccessTokenEmpty);
        var token = new TokenSet(accessToken, refreshToken is { Length: > 0 } ? refreshToken : null);
        return new(settings.ToOptions(needsCredentials: false), (auth, stop) => auth.SignInAsync(token, stop));
    }

    /// <summary>A user of the embedded sandbox; null is its demo user.</summary>
    /// <exception cref="InvalidRequestException">The sandbox has no such user.</exception>
    public static SignInPlan InSandbox(ConnectionSettings settings, RunningSandbox sandbox, string? permalink)
    {
        var (options, user, token) = sandbox.SignIn(permalink);
        return new(settings.Over(options, static () => Messages.TheSandbox), (auth, stop) => auth.SignInAsync(token, stop)) { Name = user.Username };
    }

    /// <summary>The same, kept as an account.</summary>
    public SignInPlan StoredAs(string account, IAccountStore store) =>
        this with { Options = Options with { TokenStore = store, Account = account }, Name = account, Store = store };

    /// <summary>Signs in and opens the session; the client of a sign-in that fails is closed.</summary>
    public async Task<SoundCloudSession> OpenAsync(SoundCloudClientOptions options, PipelineObserver observer, CancellationToken cancellationToken)
    {
        var client = new SoundCloudClient(options);
        try
        {
            await SignInAsync(client.Observe(observer).Auth, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            client.Dispose();
            throw;
        }
        return new SoundCloudSession(client, Name, Store?.Kind, observer.Hooks);
    }

    private static async Task SignInAsAppAsync(AuthClient auth, SoundCloudClientOptions options, IAccountStore? store, CancellationToken cancellationToken)
    {
        if (store is not null)
            await Accounts.RemoveOldAppsAsync(store, options.TimeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        await auth.SignInAsync(cancellationToken).ConfigureAwait(false);
    }
}
