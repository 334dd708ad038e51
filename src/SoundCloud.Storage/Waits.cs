using System.Security.Cryptography;

namespace SoundCloud.Storage;

/// <summary>Short waits for a file that another process has open.</summary>
internal sealed class Waits(TimeProvider time, Func<double> jitter)
{
    /// <summary>Uses the system clock.</summary>
    public static Waits OfSystem { get; } = new(TimeProvider.System, static () => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20));

    /// <summary>Waits for 10 to 40 ms, or for a multiple of it.</summary>
    public Task ShortlyAsync(CancellationToken cancellationToken, int times = 1) => Task.Delay(TimeSpan.FromMilliseconds((10 + (30 * jitter())) * times), time, cancellationToken);
}
