namespace SoundCloud.PowerShell;

/// <summary>A connection to SoundCloud as somebody. It can be handed to other runspaces; it shows and serialises no secret.</summary>
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
        OwnPlaylists = new(client);
    }

    /// <summary>Whose it is: the stored account's name, the sandbox's user, or the client id of an app; null where that is not known.</summary>
    public string? Account { get; private set; }

    /// <summary>How its token came to be.</summary>
    public Grant Grant => Client.Auth.Grant;

    /// <summary>When its access token expires; null where that is not known.</summary>
    public DateTimeOffset? ExpiresAt => IsClosed ? null : Client.Auth.ExpiresAt;

    /// <summary>Whether its token can be renewed without its user.</summary>
    public bool CanRenew => !IsClosed && Client.Auth.CanRenew;

    /// <summary>The API's address.</summary>
    public Uri ApiUri => Client.Options.ApiUri;

    /// <summary>Where its tokens are kept: Memory, SecretService, Keychain, DPAPI, PlainTextFile or SealedFile.</summary>
    public string Store { get; private set; }

    /// <summary>Whether it was disconnected.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed) != 0;

    internal SoundCloudClient Client { get; }

    /// <summary>The name that it is stored under; null where it is not.</summary>
    internal string? StoredAccount { get; private set; }

    internal RequestHooks? Hooks { get; }

    /// <summary>Whether it is a user's; an app has nothing of its own.</summary>
    internal bool IsUser => Grant is not Grant.ClientCredentials;

    internal RecentThings Recent { get; } = new();

    internal OwnPlaylists OwnPlaylists { get; }

    internal bool IsFirstUse(Operation operation) => _used.TryAdd(operation, true);

    /// <summary>Notes that it was stored as an account.</summary>
    internal void IsStoredAs(string account, string store) => (Account, StoredAccount, Store) = (account, account, store);

    /// <summary>Closes it to all who come, and lets one caller end it: the first.</summary>
    internal bool Close() => Interlocked.Exchange(ref _isClosed, 1) == 0;

    /// <summary>Ends it, after it was closed; whoever uses it still is told.</summary>
    internal void End()
    {
        Recent.Clear();
        Client.Auth.Forget();
        Client.Dispose();
    }

    /// <summary>Account and address.</summary>
    public override string ToString() => Printable.Line($"{Account ?? Grant.ToString()} at {ApiUri.Authority}");
}
