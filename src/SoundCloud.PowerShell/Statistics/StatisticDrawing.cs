namespace SoundCloud.PowerShell;

/// <summary>Draws a chart with characters: the total as a line of dots, what is new as bars below it, then the tracks that have grown most.</summary>
internal static class StatisticDrawing
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";
    private const string Parts = " ▏▎▍▌▋▊▉█";
    private const char NoDots = '⠀';
    private const int LeastPlot = 8;

    // The bits of the eight dots of a braille character, by column and row.
    private static readonly int[][] Dots = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

    public static IEnumerable<string> Lines(StatisticChart chart, Terminal terminal)
    {
        var width = chart.Width ?? terminal.Width;
        yield return terminal.Cut(Messages.ChartHeading(chart.ToString(), chart.New, chart.Total), width);
        if (chart.HasPeriods)
        {
            foreach (var line in PeriodLines(chart, terminal, width))
                yield return line;
        }
        foreach (var line in TrackLines(chart, terminal, width))
            yield return line;
    }

    private static IEnumerable<string> PeriodLines(StatisticChart chart, Terminal terminal, int width)
    {
        var (least, most) = (chart.Points.Min(static point => point.Total), chart.Points.Max(static point => point.Total));
        // One bar may stand for several periods.
        var margin = Display.Count(Math.Max(Math.Abs(most), chart.Points.Sum(static point => Math.Abs(point.New)))).Length;
        var plot = Math.Max(width - margin - 1, LeastPlot);
        var points = Fitted(chart.Points, plot);
        var newest = points.Max(static point => point.New);
        var highest = Math.Max(newest, 1);
        var labels = new[] { most == least ? "" : Display.Count(most), Display.Count(least), newest > 0 ? Display.Count(newest) : "" };
        var slot = plot / points.Count;
        var rows = Line(points, slot, chart.Height, least, most);
        for (var row = 0; row < rows.Length; row++)
            yield return Labelled(row == 0 ? labels[0] : row == rows.Length - 1 ? labels[1] : "", rows[row], Ink.Comment);
        var height = Math.Max(chart.Height / 2, 1);
        for (var row = height - 1; row >= 0; row--)
            yield return Labelled(row == height - 1 ? labels[2] : row == 0 ? "0" : "", Bars(points, slot, row, height, highest), Ink.Sound);
        yield return terminal.Paint(Periods(points, slot, margin), Ink.Aside);

        string Labelled(string label, string row, Ink ink) => terminal.Paint(label.PadLeft(margin), Ink.Aside) + " " + terminal.Paint(row.TrimEnd(' ', NoDots), ink);
    }

    // Where there are more periods than columns, several share a bar.
    private static IReadOnlyList<StatisticPoint> Fitted(IReadOnlyList<StatisticPoint> points, int columns)
    {
        var each = (points.Count + columns - 1) / columns;
        return each == 1 ? points : [.. points.Chunk(each).Select(static some => some[0] with { New = some.Sum(static point => point.New), Total = some[^1].Total })];
    }

    private static string[] Line(IReadOnlyList<StatisticPoint> points, int slot, int height, long least, long most)
    {
        var cells = new char[height][];
        for (var row = 0; row < height; row++)
            cells[row] = [.. Enumerable.Repeat(NoDots, points.Count * slot)];
        for (var i = 1; i < points.Count; i++)
        {
            var (x, y) = (X(i - 1), Y(points[i - 1].Total));
            var (width, climb) = (X(i) - x, Y(points[i].Total) - y);
            var steps = Math.Max(Math.Max(width, Math.Abs(climb)), 1);
            for (var step = 0; step <= steps; step++)
                Set(x + (width * step / steps), y + (climb * step / steps));
        }
        return Array.ConvertAll(cells, static row => new string(row));

        int X(int point) => (point * slot * 2) + slot - 1;
        int Y(long total) => most == least ? 0 : (int)Math.Round((double)(total - least) / (most - least) * ((height * 4) - 1));
        void Set(int x, int y) => cells[height - 1 - (y / 4)][x / 2] |= (char)Dots[x % 2][3 - (y % 4)];
    }

    private static string Bars(IReadOnlyList<StatisticPoint> points, int slot, int row, int height, long highest)
    {
        var wide = slot > 1 ? slot - 1 : slot;
        return string.Concat(points.Select(point =>
        {
            var filled = (int)Math.Round((double)Math.Max(point.New, 0) / highest * height * 8) - (row * 8);
            var mark = Eighths[Math.Clamp(filled, row == 0 && point.New > 0 ? 1 : 0, 8)];
            return new string(mark, wide).PadRight(slot);
        }));
    }

    private static string Periods(IReadOnlyList<StatisticPoint> points, int slot, int margin)
    {
        var length = points.Max(static point => point.Period.Length);
        var axis = new char[margin + 1 + Math.Max(points.Count * slot, length)];
        Array.Fill(axis, ' ');
        for (int i = 0, free = 0; i < points.Count; i++)
        {
            var at = margin + 1 + (i * slot);
            if (at < free || at + points[i].Period.Length > axis.Length)
                continue;
            points[i].Period.CopyTo(0, axis, at, points[i].Period.Length);
            free = at + length + 2;
        }
        return new string(axis).TrimEnd();
    }

    private static IEnumerable<string> TrackLines(StatisticChart chart, Terminal terminal, int width)
    {
        var tracks = chart.TopTracks.ToList();
        if (tracks.Count == 0)
            yield break;
        var counts = tracks.ConvertAll(static track => Display.Growth(track.New));
        var ofCount = counts.Max(static count => count.Length);
        var ofTitle = Math.Clamp(tracks.Max(static track => Display.Text(track.Title).Length), 8, Math.Max(width / 3, 8));
        var ofBar = Math.Max(width - ofTitle - ofCount - 2, LeastPlot);
        var highest = Math.Max(tracks[0].New, 1);
        for (var i = 0; i < tracks.Count; i++)
        {
            var eighths = (int)Math.Round((double)Math.Max(tracks[i].New, 0) / highest * ofBar * 8);
            var bar = new string(Parts[8], eighths / 8) + (eighths % 8 > 0 ? Parts[eighths % 8] : "");
            yield return $"{terminal.Fit(Display.Text(tracks[i].Title), ofTitle)} {counts[i].PadLeft(ofCount)} {terminal.Paint(bar, Ink.Sound)}";
        }
    }
}
