namespace SoundCloud.Benchmarks;

/// <summary>The results of a run so far, with one value per round for each row.</summary>
public sealed class Measurements(IReadOnlyCollection<Row> wanted)
{
    private readonly Dictionary<string, List<double>> _values = [];
    private readonly Dictionary<string, string> _notRun = [];
    private readonly Dictionary<string, string> _remarks = [];
    private readonly Dictionary<string, string> _failed = [];

    public bool Wants(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (wanted.Any(row => row.Key == key))
                return true;
        }
        return false;
    }

    public bool WantsSeries(string series) => wanted.Any(row => row.Series == series);

    public void Add(string key, double value)
    {
        if (!_values.TryGetValue(key, out var values))
            _values[key] = values = [];
        values.Add(value);
    }

    public void Remark(string key, string remark) => _remarks[key] = remark;

    public void NotRun(string key, string reason) => _notRun.TryAdd(key, reason);

    public void SeriesNotRun(string series, string reason)
    {
        foreach (var row in wanted.Where(row => row.Series == series))
            NotRun(row.Key, reason);
    }

    /// <summary>Discards what a series measured before it failed.</summary>
    public void SeriesFailed(string series, string reason) => _failed[series] = reason;

    public IReadOnlyList<Outcome> Outcomes =>
    [
        .. wanted.Select(row => _failed.TryGetValue(row.Series, out var failure)
            ? new Outcome(row, [], $"failed: {failure}", null, IsFailed: true)
            : _values.TryGetValue(row.Key, out var values)
            ? new Outcome(row, values, null, _remarks.GetValueOrDefault(row.Key))
            : new Outcome(row, [], _notRun.GetValueOrDefault(row.Key, "not run: nothing was measured"), null)),
    ];
}
