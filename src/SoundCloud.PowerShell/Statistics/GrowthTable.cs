using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoundCloud.PowerShell;

/// <summary>Gathers what Get-SCStatistic needs of the rows: for each track and period the first and the last figures.</summary>
/// <param name="calendar">The periods; null for one that takes in everything.</param>
/// <param name="since">Where the growth begins, in ticks of UTC. Of the time before, only the last figures count.</param>
/// <param name="before">Where it ends.</param>
internal sealed class GrowthTable(Calendar? calendar, long since, long before)
{
    // Lies before all periods.
    private const int Earlier = int.MinValue;

    private readonly Dictionary<ulong, Series> _byHash = [];
    private readonly List<Series> _inOrder = [];

    /// <summary>The tracks that are wanted, by URN; null for all.</summary>
    public IReadOnlySet<string>? Wanted { get; init; }

    /// <summary>Takes a row in. They may come in any order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(long utcTicks, ReadOnlySpan<byte> urn, ReadOnlySpan<byte> title, in Figures figures)
    {
        if (utcTicks >= before)
            return;
        var series = SeriesOf(urn);
        if (!series.IsWanted)
            return;
        var period = utcTicks < since ? Earlier : calendar?.FirstDayOf(utcTicks) ?? 0;
        if (period != series.Period)
        {
            series.Current = Of(series, period);
            series.Period = period;
        }
        series.Current!.Add(utcTicks, figures);
        if (utcTicks >= series.TitledAt && !title.SequenceEqual(series.Title))
            series.Title = title.ToArray();
        series.TitledAt = Math.Max(series.TitledAt, utcTicks);
    }

    /// <summary>The growth of each track in each period, the tracks as they first come in the file, the periods in order.</summary>
    public IEnumerable<TrackGrowth> Growth()
    {
        foreach (var series in _inOrder.Where(static series => series.IsWanted))
        {
            Measured? earlier = null;
            foreach (var (day, measured) in series.Periods.OrderBy(static period => period.Key))
            {
                if (day != Earlier)
                    yield return GrowthOf(series, day, earlier, measured);
                earlier = measured;
            }
        }
    }

    private static Measured Of(Series series, int period) =>
        CollectionsMarshal.GetValueRefOrAddDefault(series.Periods, period, out _) ??= new Measured();

    private TrackGrowth GrowthOf(Series series, int day, Measured? earlier, Measured measured)
    {
        var from = Local(earlier?.LastAt ?? measured.FirstAt);
        var to = Local(measured.LastAt);
        return new()
        {
            Period = calendar?.NameOf(day) ?? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}"),
            Start = calendar?.StartOf(day) ?? from,
            Urn = series.Urn,
            Title = StatisticReader.TextOf(series.Title) is { Length: > 0 } title ? title : null,
            From = from,
            To = to,
            NewPlays = New(Figure.Plays),
            NewLikes = New(Figure.Likes),
            NewReposts = New(Figure.Reposts),
            NewComments = New(Figure.Comments),
            NewDownloads = New(Figure.Downloads),
            Plays = Known(measured.Last, Figure.Plays),
            Likes = Known(measured.Last, Figure.Likes),
            Reposts = Known(measured.Last, Figure.Reposts),
            Comments = Known(measured.Last, Figure.Comments),
            Downloads = Known(measured.Last, Figure.Downloads),
        };

        long? New(Figure figure) => Known(measured.Last, figure) - Known(earlier is null ? measured.First : earlier.Last, figure);
    }

    private static long? Known(in Figures figures, Figure figure) => figures[(int)figure] is not Figures.Unknown and var value ? value : null;

    private static DateTimeOffset Local(long utcTicks) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utcTicks, TimeSpan.Zero), TimeProvider.System.LocalTimeZone);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Series SeriesOf(ReadOnlySpan<byte> urn)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, Hash(urn), out _);
        for (var series = first; series is not null; series = series.Next)
        {
            if (urn.SequenceEqual(series.Key))
                return series;
        }
        var text = StatisticReader.TextOf(urn);
        first = new Series(urn.ToArray(), text, Wanted?.Contains(text) != false) { Next = first };
        _inOrder.Add(first);
        return first;
    }

    // FNV-1a.
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    private sealed class Series(byte[] key, string urn, bool isWanted)
    {
        public byte[] Key { get; } = key;

        public string Urn { get; } = urn;

        public bool IsWanted { get; } = isWanted;

        /// <summary>Another one with the same hash.</summary>
        public Series? Next { get; init; }

        public Dictionary<int, Measured> Periods { get; } = [];

        public byte[] Title { get; set; } = [];

        public long TitledAt { get; set; } = long.MinValue;

        /// <summary>The period of the row before, which most rows share.</summary>
        public int Period { get; set; } = int.MaxValue;

        public Measured? Current { get; set; }
    }

    private sealed class Measured
    {
        private Figures _first;
        private Figures _last;

        public long FirstAt { get; private set; } = long.MaxValue;

        public long LastAt { get; private set; } = long.MinValue;

        public ref readonly Figures First => ref _first;

        public ref readonly Figures Last => ref _last;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add(long at, in Figures figures)
        {
            if (at < FirstAt)
                (FirstAt, _first) = (at, figures);
            if (at >= LastAt)
                (LastAt, _last) = (at, figures);
        }
    }
}
