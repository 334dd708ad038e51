using System.Security.Cryptography;
using StackExchange.Redis;

namespace SoundCloud.Storage;

/// <summary>A lock that its owner's mark holds for a short time, is renewed while it is held, and runs out when its owner is gone.</summary>
/// <remarks>DistributedLock.Redis is not used: it needs scripts, which not every server has, and does not say that the last owner never gave its lock back.</remarks>
internal sealed class RedisLease : ILease
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    // As long as an owner that lost its lease may still wait for an answer that it has to save.
    private static readonly TimeSpan HolderIsKnown = TimeSpan.FromMinutes(10);

    private readonly RedisServer _server;
    private readonly RedisKey _key;
    private readonly RedisKey _holder;
    private readonly RedisValue _mark;
    private readonly TimeSpan _patience;
    private readonly CancellationTokenSource _end = new();

    private RedisLease(RedisServer server, RedisKey key, RedisKey holder, RedisValue mark, TimeSpan patience) =>
        (_server, _key, _holder, _mark, _patience) = (server, key, holder, mark, patience);

    /// <inheritdoc/>
    public bool IsTakenOver { get; private init; }

    /// <summary>Waits for the lease.</summary>
    /// <exception cref="TokenStoreException">The server is away.</exception>
    public static async Task<RedisLease> TakeAsync(RedisServer server, RedisKey key, RedisKey holder, TimeSpan patience, CancellationToken cancellationToken)
    {
        RedisValue mark = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        // Where an answer was lost, the mark may be there already.
        while (!await server.SendAsync(async redis => await redis.LockTakeAsync(key, mark, Duration).ConfigureAwait(false) || await redis.LockQueryAsync(key).ConfigureAwait(false) == mark, patience, cancellationToken).ConfigureAwait(false))
            await Waits.OfSystem.ShortlyAsync(cancellationToken, times: 2).ConfigureAwait(false);
        var before = await server.SendAsync(redis => redis.StringSetAndGetAsync(holder, mark, HolderIsKnown), patience, cancellationToken).ConfigureAwait(false);
        var lease = new RedisLease(server, key, holder, mark, patience) { IsTakenOver = !before.IsNull && before != mark };
        _ = lease.RenewAsync();
        return lease;
    }

    /// <inheritdoc/>
    public Task<bool> ConfirmAsync(CancellationToken cancellationToken) =>
        _server.SendAsync(redis => redis.LockExtendAsync(_key, _mark, Duration), _patience, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _end.Dispose();
        try
        {
            await _server.SendAsync(
                redis =>
                {
                    var all = redis.CreateTransaction();
                    all.AddCondition(Condition.StringEqual(_key, _mark));
                    _ = all.KeyDeleteAsync(_key);
                    _ = all.KeyDeleteAsync(_holder);
                    return all.ExecuteAsync();
                },
                TimeSpan.Zero,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (TokenStoreException)
        {
            // Where the server is away, it runs out by itself.
        }
    }

    private async Task RenewAsync()
    {
        var end = _end.Token;
        using var timer = new PeriodicTimer(Duration / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(end).ConfigureAwait(false))
            {
                try
                {
                    if (!await ConfirmAsync(end).ConfigureAwait(false))
                        return;
                }
                catch (TokenStoreException)
                {
                    // The server is away. It may come back before the lease has run out.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It was given back.
        }
    }
}
