using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SoundCloud;

/// <summary>
/// What machines that share a store tell each other of the limits that their app reached: for which calls, and until when. It is looked up at
/// most once a second, and kept in the limits of this process. When a limit may be over, one machine goes first. A store that fails tells
/// nothing.
/// </summary>
internal sealed class SharedLimits(ISharedValues values, SoundCloudClientOptions options, RateLimits own)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    // Who goes first and has not come back by then has died.
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    // After its end a limit is known for this long to those who have not tried since.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly string _app = StoredTokens.NameOf(options) + ' ' + options.ApiUri.AbsoluteUri;
    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>Waits for the limits that the call shares with those of other machines.</summary>
    public async ValueTask<RateLimits.Pass> EnterAsync(ApiRequestMessage call, TimeSpan longest, CancellationToken cancellationToken)
    {
        while (true)
        {
            await LearnAsync(call, Glance, cancellationToken).ConfigureAwait(false);
            var pass = await own.EnterAsync(call, longest, cancellationToken).ConfigureAwait(false);
            if (!pass.GoesFirst)
                return pass;
            try
            {
                if (await TryAsync(() => values.AddAsync(TurnOf(call, pass), [1], Turn, cancellationToken), true, cancellationToken).ConfigureAwait(false))
                {
                    // While this call waited, another machine may have gone first and been refused again.
                    if (!await LearnAsync(call, TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
                        return pass;
                    pass.Abandon();
                    await LeaveAsync(call, pass, isOpen: false).ConfigureAwait(false);
                    continue;
                }
            }
            catch
            {
                pass.Abandon();
                throw;
            }
            // Another machine goes first. Its outcome is looked up as a limit is.
            pass.Abandon();
            await Task.Delay(Glance, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A limit was reached here.</summary>
    public Task CloseAsync(string? calls, string? name, TimeSpan wait)
    {
        var now = options.TimeProvider.GetUtcNow();
        _seen[calls ?? ""] = new(now, IsClosed: true);
        var value = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(now + wait).ToUnixTimeMilliseconds()} {name}"));
        return TryAsync(() => SetAsync(value), true, CancellationToken.None);

        async Task<bool> SetAsync(byte[] text)
        {
            await values.SetAsync(KeyOf(calls), text, wait + Remembered, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>The call that went first got through, or did not.</summary>
    public Task LeaveAsync(ApiRequestMessage call, RateLimits.Pass pass, bool isOpen)
    {
        if (!pass.GoesFirst)
            return Task.CompletedTask;
        List<string> keys = [TurnOf(call, pass)];
        if (isOpen && pass.All is not null)
            keys.Add(KeyOf(null));
        if (isOpen && pass.Own is not null)
            keys.Add(KeyOf(call.Limit));
        return TryAsync(() => RemoveAsync([.. keys]), true, CancellationToken.None);

        async Task<bool> RemoveAsync(string[] all)
        {
            await values.RemoveAsync(all, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Looks up the limits of a call, unless that was done so recently. Returns whether a machine has closed one of them for longer.</summary>
    private async Task<bool> LearnAsync(ApiRequestMessage call, TimeSpan age, CancellationToken cancellationToken)
    {
        var closed = await Task.WhenAll(LookUpAsync(null, age, cancellationToken), LookUpAsync(call.Limit, age, cancellationToken)).ConfigureAwait(false);
        return closed[0] || closed[1];
    }

    private async Task<bool> LookUpAsync(string? calls, TimeSpan age, CancellationToken cancellationToken)
    {
        var now = options.TimeProvider.GetUtcNow();
        var seen = _seen.GetValueOrDefault(calls ?? "");
        if (seen.At != default && now - seen.At < age)
            return false;
        // The other calls do not look it up meanwhile.
        _seen[calls ?? ""] = seen with { At = now };
        var (isKnown, value) = await TryAsync(AskAsync, (false, null), cancellationToken).ConfigureAwait(false);
        if (!isKnown)
            return false;
        var closed = Read(value);
        if (closed is (var until, var name))
            own.Close(calls, name, until);
        else if (seen.IsClosed)
            own.Open(calls);
        _seen[calls ?? ""] = new(now, IsClosed: value is not null);
        return closed?.Until > now;

        async Task<(bool, byte[]?)> AskAsync() => (true, await values.GetAsync(KeyOf(calls), cancellationToken).ConfigureAwait(false));
    }

    private static (DateTimeOffset Until, string? Name)? Read(byte[]? value)
    {
        var parts = value is null ? [] : Encoding.UTF8.GetString(value).Split(' ', 2);
        return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var until)
            ? (DateTimeOffset.FromUnixTimeMilliseconds(until), parts[1].Length > 0 ? parts[1] : null)
            : null;
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> work, T otherwise, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            return otherwise;
        }
    }

    private string TurnOf(ApiRequestMessage call, RateLimits.Pass pass) => string.Join(' ', "turn", _app, pass.All is null ? call.Limit : null);

    private string KeyOf(string? calls) => string.Join(' ', "limit", _app, calls);

    /// <summary>What was seen of a limit in the store, and when.</summary>
    private readonly record struct Seen(DateTimeOffset At, bool IsClosed);
}
