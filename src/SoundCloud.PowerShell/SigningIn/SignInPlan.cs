namespace SoundCloud.PowerShell;

/// <summary>A way to connect: the settings of the client, and how it gets its token.</summary>
internal sealed record SignInPlan(SoundCloudClientOptions Options, Func<AuthClient, CancellationToken, Task> SignInAsync)
{
    /// <summary>Whose session it becomes; null if unknown.</summary>
    public string? Name { get; init; }

    /// <summary>Tells who has signed in, if that is requested.</summary>
    private Action<string>? Tell { get; init; }

    /// <summary>Whether a new sign-in is stored as an account, which may already exist.</summary>
    private bool IsKept { get; init; }

    /// <summary>The store for its tokens; null means memory only.</summary>
    public IAccountStore? Store { get; init; }

    /// <summary>Connects as an app. If there is a store, all processes of this user share the app's token.</summary>
    public static SignInPlan AsApp(SoundCloudClientOptions options, IAccountStore? store) =>
        new(options with { TokenStore = store }, (auth, stop) => SignInAsAppAsync(auth, options, store, stop)) { Name = options.Credentials!.ClientId, Store = store };

    /// <summary>Opens a stored account. If an app is given that is not stored yet, it is signed in and stored.</summary>
    /// <exception cref="SignInRequiredException">There is no such account, or it cannot be read.</exception>
    /// <exception cref="TokenStoreException">Its key is missing, or is another one.</exception>
    public static async Task<SignInPlan> ReopenAsync(string account, ConnectionSettings settings, bool isNewApp, IAccountStore store, IAccountPlace place, CancellationToken cancellationToken)
    {
        var (isThere, entry) = await store.ReadAccountAsync(account, cancellationToken).ConfigureAwait(false);
        if (entry is not null && !(isNewApp && settings.IsOtherApp(entry)))
            return new SignInPlan(settings.Over(entry.Apply(new()), () => Messages.TheAccount(account)), static (auth, stop) => auth.SignInAsync(stop)).StoredAs(entry.Account ?? account, store);
        if (isNewApp)
            return new SignInPlan(settings.ToOptions(needsCredentials: true), static (auth, stop) => auth.SignInAsAppAsync(stop)).StoredAs(account, store);
        if (!isThere && await place.NeedsKeyAsync(account, cancellationToken).ConfigureAwait(false))
            throw new TokenStoreException(Messages.AccountSealed(account)) { IsAboutKey = true };
        throw new SignInRequiredException(isThere ? Messages.AccountDamaged(account) : place.NoAccount(account));
    }

    /// <summary>Signs in a user at this machine with a browser.</summary>
    public static SignInPlan Interactive(ConnectionSettings settings, Uri? redirectUri, TimeSpan timeout, bool opensBrowser, SignInConsole console)
    {
        console.RequireInteractive();
        var how = new InteractiveSignIn { Timeout = timeout, OpensBrowser = opensBrowser, OnMessage = console.Say, ReadLineAsync = console.ReadLineAsync };
        how = how with { RedirectUri = redirectUri ?? ConnectionSettings.RedirectUri ?? how.RedirectUri, OnReady = (request, page) => console.Show(request, page, timeout) };
        return new(settings.ToOptions(needsCredentials: true), (auth, stop) => auth.SignInAsync(how, stop)) { Tell = console.Say };
    }

    /// <summary>Completes the sign-in of a web app's user. The request has the settings of its client.</summary>
    public static SignInPlan WithCode(ConnectionSettings settings, AuthorizationRequest request, string code, string? state) =>
        string.IsNullOrWhiteSpace(code)
            ? throw new InvalidRequestException(Messages.CodeEmpty)
            : new(settings.Over(request.Options, static () => Messages.TheAuthorizationRequest, canMove: true), (auth, stop) => auth.SignInAsync(request, code.Trim(), state, stop));

    /// <summary>Completes a sign-in whose request is in a store, where it is taken out.</summary>
    /// <exception cref="StateMismatchException">There is no such request, its time is over, or another process took it.</exception>
    public static async Task<SignInPlan> WithStoredRequestAsync(ConnectionSettings settings, string code, string? state, IAccountStore store, IAccountPlace place, CancellationToken cancellationToken)
    {
        var options = settings.ToOptions(needsCredentials: true);
        if (string.IsNullOrWhiteSpace(code))
            throw new InvalidRequestException(Messages.CodeEmpty);
        var request = await store.TakeRequestAsync(state ?? "", options.TimeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false) ?? throw new StateMismatchException(place.NoRequest);
        return new(options, (auth, stop) => auth.SignInAsync(auth.OpenRequest(request), code.Trim(), state, stop));
    }

    /// <summary>Uses a token that was obtained elsewhere.</summary>
    public static SignInPlan WithToken(ConnectionSettings settings, string accessToken, string? refreshToken)
    {
        if (string.IsNullOrWhiteSpace(accessToken))
            throw new InvalidRequestException(Messages.AccessTokenEmpty);
        var token = new TokenSet(accessToken, refreshToken);
        return new(settings.ToOptions(needsCredentials: false), (auth, stop) => auth.SignInAsync(token, stop));
    }

    /// <summary>Signs in as a user of the sandbox; null means its demo user.</summary>
    /// <exception cref="InvalidRequestException">The sandbox has no such user.</exception>
    public static SignInPlan InSandbox(ConnectionSettings settings, RunningSandbox sandbox, string? permalink)
    {
        var (options, user, token) = sandbox.SignIn(permalink);
        return new(settings.Over(options, static () => Messages.TheSandbox), (auth, stop) => auth.SignInAsync(token, stop)) { Name = user.Username };
    }

    /// <summary>Signs in. If the account is already stored for a known user, only that user can sign in to it.</summary>
    /// <exception cref="SignInException">Another user has signed in.</exception>
    public async Task<SoundCloudSession> OpenAsync(SoundCloudClientOptions options, PipelineObserver observer, CancellationToken cancellationToken) =>
        new(await OpenClientAsync(options, observer, cancellationToken).ConfigureAwait(false), Name, Store?.Kind, observer.Hooks);

    /// <summary>The same plan, which also stores the sign-in as an account.</summary>
    public SignInPlan KeptAs(string account, IAccountStore store) => StoredAs(account, store) with { IsKept = true };

    /// <summary>Refuses to store a session as the account of another user.</summary>
    /// <exception cref="SignInException">The account belongs to another user.</exception>
    public static async Task RequireOwnerAsync(SoundCloudClient client, string account, string owner, CancellationToken cancellationToken) =>
        RequireOwner(account, owner, await client.Users.GetAsync(SoundCloudId.Me, cancellationToken).ConfigureAwait(false));

    private static void RequireOwner(string? account, string? owner, User me)
    {
        if (owner is not null && owner != me.Urn)
            throw new SignInException(Messages.AccountOfOther(account!, owner, me.ToString()));
    }

    private SignInPlan StoredAs(string account, IAccountStore store) =>
        this with { Options = Options with { TokenStore = store, Account = account }, Name = account, Store = store };

    private async Task<SoundCloudClient> OpenClientAsync(SoundCloudClientOptions options, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var owner = IsKept ? await Accounts.OwnerAsync(Store!, options, observer, cancellationToken).ConfigureAwait(false) : null;
        if (Tell is null && owner is null)
            return await OpenAsync(options, SignInAsync, observer, cancellationToken).ConfigureAwait(false);

        // Nothing is stored until the user is known.
        var client = await OpenAsync(options with { TokenStore = null, Account = null }, SignInAsync, observer, cancellationToken).ConfigureAwait(false);
        var isReturned = false;
        try
        {
            var me = await client.Observe(observer).Users.GetAsync(SoundCloudId.Me, cancellationToken).ConfigureAwait(false);
            Tell?.Invoke(Messages.SignedInAs(me.ToString(), Printable.Line(me.Permalink)));
            RequireOwner(options.Account, owner, me);
            isReturned = !IsKept;
            return isReturned
                ? client
                : await OpenAsync(options with { User = me.Urn }, (auth, stop) => auth.SignInAsync(client.Auth.Token!, stop), observer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isReturned)
                client.Dispose();
        }
    }

    private static async Task<SoundCloudClient> OpenAsync(
        SoundCloudClientOptions options, Func<AuthClient, CancellationToken, Task> signInAsync, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var client = new SoundCloudClient(options);
        try
        {
            await signInAsync(client.Observe(observer).Auth, cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static async Task SignInAsAppAsync(AuthClient auth, SoundCloudClientOptions options, IAccountStore? store, CancellationToken cancellationToken)
    {
        if (store is not null)
            await store.RemoveOldAsync(options.TimeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        await auth.SignInAsync(cancellationToken).ConfigureAwait(false);
    }
}
