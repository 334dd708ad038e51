using StackExchange.Redis;

namespace SoundCloud.Storage;

/// <summary>Keeps entries in a Redis, or in another server that speaks its protocol. Scripts are not needed, which some of them do not have.</summary>
/// <remarks>
/// <code>
/// soundcloud:{accounts}:entry:NAME    the entry; empty for a time after its removal
/// soundcloud:{accounts}:names         the set of the accounts' names
/// soundcloud:{accounts}:lock:NAME     the mark of the lease's owner
/// soundcloud:{accounts}:holder:NAME   the mark of the last owner, until it gives the lease back
/// </code>
/// The braces keep all keys in one slot of a cluster.
/// </remarks>
public sealed class RedisAccountStore : IAccountStore
{
    private const string Prefix = "soundcloud:{accounts}:";
    private const string Names = Prefix + "names";

    private static readonly TimeSpan RemovedIsKnown = TimeSpan.FromDays(1);

    private readonly RedisServer _server;
    private readonly TimeSpan _patience;

    private RedisAccountStore(RedisServer server, TimeSpan patience) => (_server, _patience) = (server, patience);

    /// <inheritdoc/>
    public string Kind => StoreKind.Redis;

    /// <inheritdoc/>
    public bool ForgetsUnused => true;

    /// <inheritdoc/>
    public bool KnowsRemoved => true;

    /// <inheritdoc/>
    ISharedValues? IAccountStore.Values => new RedisValues(_server);

    /// <summary>Opens the store.</summary>
    /// <param name="address">A <c>redis://</c> or <c>rediss://</c> address. What it says of a user is not read.</param>
    /// <param name="user">The user; null is the server's default user.</param>
    /// <param name="password">The password; null is none.</param>
    /// <param name="patience">How long an account waits for the server where it is away in the middle of work.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TokenStoreException">The server cannot be reached, or refuses.</exception>
    public static async Task<RedisAccountStore> OpenAsync(Uri address, string? user, string? password, TimeSpan patience, CancellationToken cancellationToken) =>
        new(await RedisServer.ConnectAsync(address, user, password, cancellationToken).ConfigureAwait(false), patience);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var names = await _server.SendAsync(static redis => redis.SetMembersAsync(Names), TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        return [.. names.Select(static name => $"{name}").Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var key = Key("entry:", ref name);
        var entry = await SendAsync(name, redis => redis.StringGetAsync(key), cancellationToken).ConfigureAwait(false);
        return entry.IsNullOrEmpty ? null : (string?)entry;
    }

    /// <inheritdoc/>
    public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken) => SetAsync(name, entry, null, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(string name, string? expected, string? entry, CancellationToken cancellationToken) =>
        SetAsync(name, entry, key => expected is null ? Condition.KeyNotExists(key) : Condition.StringEqual(key, expected), cancellationToken);

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        var key = Key("lock:", ref name);
        return await RedisLease.TakeAsync(_server, key, Prefix + "holder:" + name, PatienceFor(name), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task RemoveUnusedAsync(string name, DateTimeOffset since, CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<bool> SetAsync(string name, string? entry, Func<string, Condition>? condition, CancellationToken cancellationToken)
    {
        var key = Key("entry:", ref name);
        TimeSpan? lifetime = AccountEntries.LifetimeOf(name) ?? (entry is null ? RemovedIsKnown : null);
        var isListed = lifetime is null;
        return SendAsync(
            name,
            redis =>
            {
                var all = redis.CreateTransaction();
                if (condition is not null)
                    all.AddCondition(condition(key));
                _ = all.StringSetAsync(key, entry ?? "", lifetime is { } time ? new Expiration(time) : Expiration.Default);
                _ = isListed ? all.SetAddAsync(Names, name) : all.SetRemoveAsync(Names, name);
                return all.ExecuteAsync();
            },
            cancellationToken);
    }

    private Task<T> SendAsync<T>(string name, Func<IDatabase, Task<T>> work, CancellationToken cancellationToken) =>
        _server.SendAsync(work, PatienceFor(name), cancellationToken);

    // An app can always ask for a token of its own, and who begins or ends a sign-in can start again.
    private TimeSpan PatienceFor(string name) => AccountEntries.LifetimeOf(name) is null ? _patience : TimeSpan.Zero;

    private static string Key(string kind, ref string name) => Prefix + kind + (name = EntryName.Decode(EntryName.Encode(name))!);
}
