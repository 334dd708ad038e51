namespace SoundCloud.PowerShell;

/// <summary>A connection to SoundCloud as an app or a user. Other runspaces can use it. It shows and serialises no secrets.</summary>
public sealed class SoundCloudSession
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Operation, bool> _used = new();
    private int _isClosed;

    internal SoundCloudSession(SoundCloudClient client, string? account, string? store, RequestHooks? hooks)
    {
        Client = client;
        Account = account;
        Store = store ?? StoreKind.Memory;
        StoredAccount = client.Options.TokenStore is null ? null : client.Options.Account;
        Hooks = hooks;
        OwnPlaylists = PowerShell.OwnPlaylists.Of(client);
        OwnTracks = PowerShell.OwnTracks.Of(client);
    }

    /// <summary>Whose session it is: the stored account's name, the sandbox's user, or the client id of an app; null if unknown.</summary>
    public string? Account { get; private set; }

    /// <summary>Whether it is the session that the cmdlets of this runspace use.</summary>
    public bool IsDefault => ReferenceEquals(RunspaceSessions.Current, this);

    /// <summary>How its token was obtained.</summary>
    public Grant Grant => Client.Auth.Grant;

    /// <summary>When its access token expires; null if unknown.</summary>
    public DateTimeOffset? ExpiresAt => IsClosed ? null : Client.Auth.ExpiresAt;

    /// <summary>Whether its token can be renewed without a new sign-in.</summary>
    public bool CanRenew => !IsClosed && Client.Auth.CanRenew;

    /// <summary>The address of the API.</summary>
    public Uri ApiUri => Client.Options.ApiUri;

    /// <summary>Where its tokens are kept: Memory, SecretService, Keychain, DPAPI, PlainTextFile, SealedFile, Redis or Vault.</summary>
    public string Store { get; private set; }

    /// <summary>Where to go on, with -Cursor, with the last list if it was stopped before its end; null if it was not. It holds no secret.</summary>
    public string? LastCursor { get; internal set; }

    /// <summary>Whether the session was disconnected.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed) != 0;

    internal SoundCloudClient Client { get; }

    /// <summary>The name that the session is stored under, or null.</summary>
    internal string? StoredAccount { get; private set; }

    internal RequestHooks? Hooks { get; }

    /// <summary>Whether a user is signed in. An app has no likes, tracks or playlists of its own.</summary>
    internal bool IsUser => Grant is not Grant.ClientCredentials;

    internal RecentThings Recent { get; } = new();

    internal OwnThings<Playlist> OwnPlaylists { get; }

    internal OwnThings<Track> OwnTracks { get; }

    internal bool IsFirstUse(Operation operation) => _used.TryAdd(operation, true);

    /// <summary>Records that the session was stored as an account.</summary>
    internal void IsStoredAs(string account, string store) => (Account, StoredAccount, Store) = (account, account, store);

    /// <summary>Closes the session for new callers. Returns true to the first caller, which must then call End.</summary>
    internal bool Close() => Interlocked.Exchange(ref _isClosed, 1) == 0;

    /// <summary>Ends the session after it was closed. Callers that still use it get an error.</summary>
    internal void End()
    {
        RunspaceSessions.Release(this);
        Recent.Clear();
        Client.Auth.Forget();
        Client.Dispose();
    }

    /// <summary>The account and the address of the API.</summary>
    public override string ToString() => Printable.Line($"{Account ?? Grant.ToString()} at {ApiUri.Authority}");
}
