using System.Collections.Concurrent;

namespace SoundCloud;

/// <summary>
/// The limits that were reached, and the calls that share each: those of one operation; of all operations that met a limit of one name;
/// of one method and first path segment, where a request is of no operation; and all calls, where the gateway refused.
/// </summary>
internal sealed class RateLimits(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, RateLimit> _limits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RateLimit> _limitOf = new(StringComparer.Ordinal);
    private readonly RateLimit _all = new(time);

    /// <summary>Waits for the limits that the call shares; not for one that lasts longer than the call may wait, which the service then tells it.</summary>
    public async ValueTask<Pass> EnterAsync(ApiRequestMessage call, TimeSpan longest, CancellationToken cancellationToken)
    {
        var all = await _all.EnterAsync(longest, OnWait, cancellationToken).ConfigureAwait(false) ? _all : null;
        if (!_limitOf.TryGetValue(call.Limit, out var own))
            return new(all, null);
        try
        {
            return new(all, await own.EnterAsync(longest, OnWait, cancellationToken).ConfigureAwait(false) ? own : null);
        }
        catch
        {
            all?.Abandon();
            throw;
        }

        void OnWait(TimeSpan left)
        {
            call.Observer?.OnNotice(Messages.LimitShared(call.Limit, left.TotalSeconds));
            CallMetrics.WaitForLimit(call, left);
        }
    }

    /// <summary>The call was refused: no call that shares its limit is sent before that time.</summary>
    public void Close(ApiRequestMessage call, HttpResponseMessage response, string? name, TimeSpan wait, Pass pass)
    {
        // The gateway in front of the API counts all requests together.
        var isOfAll = response.Headers.TryGetValues("x-generator", out var generators) && generators.Any(static g => g.StartsWith("tyk", StringComparison.OrdinalIgnoreCase));
        var limit = isOfAll ? _all : _limitOf[call.Limit] = _limits.GetOrAdd(name ?? call.Limit, static (_, time) => new(time), time);
        limit.Close(wait);
        pass.Abandon();
    }

    /// <summary>The limits for which a call goes first: the others wait for its outcome.</summary>
    internal readonly record struct Pass(RateLimit? All, RateLimit? Own)
    {
        public void Open()
        {
            All?.Open();
            Own?.Open();
        }

        public void Abandon()
        {
            All?.Abandon();
            Own?.Abandon();
        }
    }
}
