using System.Globalization;

namespace SoundCloud.Benchmarks;

public enum Verdict
{
    /// <summary>It has no target.</summary>
    Information,
    Met,

    /// <summary>The median is beyond the target, but the interval is not.</summary>
    Undecided,

    /// <summary>The whole interval is beyond the target.</summary>
    Missed,
    NotRun,

    /// <summary>A subject failed, or read something other than the others.</summary>
    Failed,
}

/// <summary>A row with what was measured, or why nothing was.</summary>
public sealed record Outcome(Row Row, IReadOnlyList<double> Values, string? NotRun, string? Remark, bool IsFailed = false)
{
    // With fewer rounds, the interval is meaningless.
    private const int FewestRounds = 3;

    public Estimate Estimate { get; } = Values.Count > 0 ? Statistics.Bootstrap(Values) : default;

    public Verdict Verdict =>
        IsFailed ? Verdict.Failed
        : NotRun is not null ? Verdict.NotRun
        : Row.Bound is Bound.None ? Verdict.Information
        : Values.Count >= FewestRounds && IsPast(Estimate.Low) && IsPast(Estimate.High) ? Verdict.Missed
        : IsPast(Estimate.Median) ? Verdict.Undecided
        : Verdict.Met;

    private bool IsPast(double value) => Row.Bound is Bound.AtMost ? value > Row.Target : value < Row.Target;
}

public static class Figure
{
    /// <summary>Three digits.</summary>
    public static string Text(double value) => value.ToString(
        Math.Abs(value) switch { >= 1000 => "N0", >= 100 => "0", >= 10 => "0.0", >= 1 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);

    /// <summary>A target as it was set.</summary>
    public static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Suffix(string unit) => unit == "×" ? "" : " " + unit;
}
