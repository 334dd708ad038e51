namespace SoundCloud.PowerShell;

/// <summary>The growth of tracks as a chart. Its view draws it.</summary>
public sealed class StatisticChart
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is counted.</summary>
    public Figure Figure { get; init; }

    /// <summary>What is new in the whole time, of all tracks.</summary>
    public long New { get; init; }

    /// <summary>What there is at the end, of all tracks.</summary>
    public long Total { get; init; }

    /// <summary>The periods in order; only one or none where the growth has no periods.</summary>
    public required IReadOnlyList<StatisticPoint> Points { get; init; }

    /// <summary>The tracks, those that have grown most first.</summary>
    public required IReadOnlyList<StatisticBar> Tracks { get; init; }

    /// <summary>How many of the tracks are drawn.</summary>
    public int Top { get; init; }

    /// <summary>The width of the drawing in columns; null means the width of the window.</summary>
    public int? Width { get; init; }

    /// <summary>The height of the line in rows; the bars below it have half of that.</summary>
    public int Height { get; init; }

    /// <summary>The heading.</summary>
    public override string ToString() => Printable.Line(Title);

    internal bool HasPeriods => Points.Count > 1;

    internal IEnumerable<StatisticBar> TopTracks => Tracks.Take(Tracks.Count > 1 || !HasPeriods ? Top : 0);

    /// <summary>Adds up the growth of tracks.</summary>
    internal static StatisticChart Of(IReadOnlyList<TrackGrowth> growth, Figure figure, string? title, int top, int? width, int height)
    {
        var tracks = growth.GroupBy(static one => one.Urn, StringComparer.Ordinal).Select(track => BarOf(track, figure)).OrderByDescending(static bar => bar.New).ToList();
        var total = tracks.Sum(static bar => bar.Total);
        var points = new List<StatisticPoint>();
        // Counted back from the end, so that a track that was recorded later makes no step.
        var left = total;
        foreach (var period in growth.GroupBy(static one => (one.Start, one.Period)).OrderByDescending(static period => period.Key.Start))
        {
            var added = period.Sum(one => one.NewOf(figure) ?? 0);
            points.Add(new(period.Key.Period ?? "", period.Key.Start, added, left));
            left -= added;
        }
        points.Reverse();
        // Where no track has two periods, they are only the times at which each was recorded.
        var hasPeriods = growth.Count > tracks.Count;
        return new()
        {
            Title = string.IsNullOrEmpty(title) ? NameOf(figure) : title,
            Figure = figure,
            New = tracks.Sum(static bar => bar.New),
            Total = total,
            Points = hasPeriods ? points : [],
            Tracks = tracks,
            Top = top,
            Width = width,
            Height = height,
        };
    }

    private static StatisticBar BarOf(IEnumerable<TrackGrowth> track, Figure figure)
    {
        var last = track.MaxBy(static one => one.To)!;
        return new(last.ToString(), last.Urn, track.Sum(one => one.NewOf(figure) ?? 0), last.TotalOf(figure) ?? 0);
    }

    private static string NameOf(Figure figure) => figure switch
    {
        Figure.Likes => Messages.Likes,
        Figure.Reposts => Messages.Reposts,
        Figure.Comments => Messages.Comments,
        Figure.Downloads => Messages.Downloads,
        _ => Messages.Plays,
    };
}

/// <summary>What tracks have together in a period.</summary>
/// <param name="Period">The name of the period.</param>
/// <param name="Start">When it starts.</param>
/// <param name="New">What is new in it.</param>
/// <param name="Total">What there is at its end.</param>
public sealed record StatisticPoint(string Period, DateTimeOffset Start, long New, long Total);

/// <summary>What a track has.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="New">What is new in the whole time.</param>
/// <param name="Total">What there is at the end.</param>
public sealed record StatisticBar(string Title, string? Urn, long New, long Total);
