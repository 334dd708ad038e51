namespace SoundCloud.Benchmarks;

/// <summary>A median and the interval in which it lies with 95 % confidence.</summary>
public readonly record struct Estimate(double Median, double Low, double High, int Rounds);

public static class Statistics
{
    private const int Resamples = 4_000;

    public static double Median(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("There is no median of nothing.", nameof(values));
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The percentile bootstrap of the median, the same for the same values.</summary>
    public static Estimate Bootstrap(IReadOnlyList<double> values, int seed = 1)
    {
        var random = new Random(seed);
        var medians = new double[Resamples];
        var sample = new double[values.Count];
        for (var i = 0; i < Resamples; i++)
        {
            for (var k = 0; k < sample.Length; k++)
                sample[k] = values[random.Next(values.Count)];
            medians[i] = Median(sample);
        }
        Array.Sort(medians);
        return new(Median(values), medians[(int)(Resamples * 0.025)], medians[(int)(Resamples * 0.975) - 1], values.Count);
    }
}
