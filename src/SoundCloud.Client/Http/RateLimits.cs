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

    /// <summary>The calls that a refusal holds: null is all of them.</summary>
    public static string? CallsOf(ApiRequestMessage call, HttpResponseMessage response)
    {
        // The gateway in front of the API counts all requests together.
        var isOfAll = response.Headers.TryGetValues("x-generator", out var generators) && generators.Any(static g => g.StartsWith("tyk", StringComparison.OrdinalIgnoreCase));
        return isOfAll ? null : call.Limit;
    }

    /// <summary>Calls were refused, here or elsewhere: none that shares their limit is sent before that time.</summary>
    public void Close(string? calls, string? name, DateTimeOffset end)
    {
        var limit = calls is null ? _all : _limitOf[calls] = _limits.GetOrAdd(name ?? calls, static (_, time) => new(time), time);
        limit.Close(end);
    }

    /// <summary>Such calls got through elsewhere.</summary>
    public void Open(string? calls)
    {
        if (calls is null)
            _all.Open();
        else if (_limitOf.TryGetValue(calls, out var limit))
            limit.Open();
    }

    /// <summary>The limits for which a call goes first: the others wait for its outcome.</summary>
    internal readonly record struct Pass(RateLimit? All, RateLimit? Own)
    {
        public bool GoesFirst => All is not null || Own is not null;

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
