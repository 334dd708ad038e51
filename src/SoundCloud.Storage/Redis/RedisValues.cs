using StackExchange.Redis;

namespace SoundCloud.Storage;

/// <summary>Values that machines share for a short time, each under a key of its own: <c>soundcloud:value:KEY</c>.</summary>
internal sealed class RedisValues(RedisServer server) : ISharedValues
{
    private const string Prefix = "soundcloud:value:";

    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        await server.SendSoonAsync(redis => redis.StringGetAsync(Prefix + key), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        server.SendSoonAsync(redis => redis.StringSetAsync(Prefix + key, value, lifetime), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> AddAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        server.SendSoonAsync(redis => redis.StringSetAsync(Prefix + key, value, lifetime, When.NotExists), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(string[] keys, CancellationToken cancellationToken) =>
        // One by one: in a cluster they are on different servers.
        server.SendSoonAsync(redis => Task.WhenAll(keys.Select(key => redis.KeyDeleteAsync(Prefix + key))), cancellationToken);
}
