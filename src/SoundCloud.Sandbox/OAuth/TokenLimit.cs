using SoundCloud.Sandbox.Faults;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.OAuth;

/// <summary>The limit of app tokens per address and hour, enforced while the fault token-limit is on.</summary>
internal sealed class TokenLimit(TimeProvider time)
{
    private const int Documented = 30;

    private readonly object _gate = new();
    private readonly Queue<DateTimeOffset> _issued = new();

    public HttpResponse? Exceeded(int? allowed)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            while (_issued.TryPeek(out var oldest) && oldest <= now.AddHours(-1))
                _issued.Dequeue();

            var most = allowed ?? Documented;
            if (_issued.Count < most)
            {
                _issued.Enqueue(now);
                return null;
            }

            var resets = (_issued.TryPeek(out var first) ? first : now).AddHours(1);
            return RateLimitFaults.Meta("by-ip", most, "PT1H", "client-credentials-exchange", resets);
        }
    }
}
