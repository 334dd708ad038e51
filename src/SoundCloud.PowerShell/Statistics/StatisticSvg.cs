using System.Globalization;
using System.Text;
using System.Xml;

namespace SoundCloud.PowerShell;

/// <summary>Draws a chart as SVG, for light and dark pages.</summary>
internal static class StatisticSvg
{
    private const int Width = 800;
    private const int Edge = 16;
    private const int HeadingAt = 30;
    private const int PlotLeft = 90;
    private const int PlotWidth = Width - PlotLeft - Edge;
    private const int LineTop = 56;
    private const int LineHeight = 150;
    private const int BarTop = LineTop + LineHeight + 24;
    private const int BarHeight = 90;
    private const int PeriodsAt = BarTop + BarHeight + 20;
    private const int MostLabels = 6;
    private const int HalfLabel = 50;
    private const int RowHeight = 26;
    private const int TitleWidth = 260;
    private const int RowLeft = Edge + TitleWidth + 12;
    private const int RowWidth = Width - RowLeft - Edge - 90;

    // Its own class, because the rules of a picture within an HTML page are rules of the page.
    private const string Style = """
        .sc-statistic rect.page{fill:#fff}.sc-statistic text{fill:#444}.sc-statistic text.heading{fill:#111}
        .sc-statistic .bar{fill:#e64a00}.sc-statistic .line{fill:none;stroke:#0077aa;stroke-width:2.5}.sc-statistic .rule{stroke:#ccc}
        @media (prefers-color-scheme:dark){.sc-statistic rect.page{fill:#1b1b1b}.sc-statistic text{fill:#bbb}.sc-statistic text.heading{fill:#f2f2f2}
        .sc-statistic .bar{fill:#ff7433}.sc-statistic .line{stroke:#4db8e8}.sc-statistic .rule{stroke:#444}}
        """;

    public static string Of(StatisticChart chart)
    {
        var tracks = chart.TopTracks.ToList();
        var rowsTop = chart.HasPeriods ? PeriodsAt + 28 : LineTop;
        var height = rowsTop + (tracks.Count * RowHeight) + (tracks.Count > 0 ? Edge : 0);
        return Svg.Picture(
            xml =>
            {
                Svg.Element(xml, "title", chart.ToString());
                xml.WriteStartElement("style", "http://www.w3.org/2000/svg");
                xml.WriteString(Style);
                xml.WriteEndElement();
                Svg.Element(xml, "rect", null, ("class", "page"), ("width", Width), ("height", height));
                Svg.Element(xml, "text", Messages.ChartHeading(chart.ToString(), chart.New, chart.Total), ("class", "heading"), ("x", Edge), ("y", HeadingAt), ("font-size", 18));
                if (chart.HasPeriods)
                    Periods(xml, chart.Points);
                for (var i = 0; i < tracks.Count; i++)
                    Row(xml, tracks[i], Math.Max(tracks[0].New, 1), rowsTop + (i * RowHeight));
            },
            ("class", "sc-statistic"), ("viewBox", $"0 0 {Width} {height}"), ("width", Width), ("height", height), ("role", "img"), ("font-family", "sans-serif"), ("font-size", 13));
    }

    private static void Periods(XmlWriter xml, IReadOnlyList<StatisticPoint> points)
    {
        var (least, most) = (points.Min(static point => point.Total), points.Max(static point => point.Total));
        var highest = Math.Max(points.Max(static point => point.New), 1);
        Scale(xml, LineTop, Display.Count(most));
        Scale(xml, LineTop + LineHeight, most == least ? "" : Display.Count(least));
        Scale(xml, BarTop, Display.Count(highest));
        Scale(xml, BarTop + BarHeight, "0");

        var slot = (double)PlotWidth / points.Count;
        var line = new StringBuilder();
        for (var i = 0; i < points.Count; i++)
        {
            var middle = PlotLeft + (slot * (i + 0.5));
            var y = LineTop + LineHeight - (most == least ? 0 : (double)(points[i].Total - least) / (most - least) * LineHeight);
            line.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{middle:0.#} {y:0.#}");
            Bar(xml, points[i], PlotLeft + (slot * i), slot, (double)Math.Max(points[i].New, 0) / highest * BarHeight);
        }
        Svg.Element(xml, "path", null, ("class", "line"), ("d", line));

        var gap = Math.Max((points.Count + MostLabels - 1) / MostLabels, 1);
        for (var i = 0; i < points.Count; i += gap)
        {
            var middle = PlotLeft + (slot * (i + 0.5));
            var isLast = middle > Width - HalfLabel;
            Svg.Element(xml, "text", points[i].Period, ("x", isLast ? PlotLeft + PlotWidth : Round(middle)), ("y", PeriodsAt), ("text-anchor", isLast ? "end" : "middle"));
        }
    }

    private static void Bar(XmlWriter xml, StatisticPoint point, double left, double slot, double length)
    {
        var space = Math.Min(slot * 0.2, 6);
        Svg.Begin(xml, "rect", ("class", "bar"), ("x", Round(left + (space / 2))), ("y", Round(BarTop + BarHeight - length)), ("width", Round(Math.Max(slot - space, 0.5))), ("height", Round(length)));
        // Shown where the pointer rests.
        Svg.Element(xml, "title", $"{point.Period}: {Display.Growth(point.New)}");
        xml.WriteEndElement();
    }

    private static void Scale(XmlWriter xml, int y, string label)
    {
        Svg.Element(xml, "line", null, ("class", "rule"), ("x1", PlotLeft), ("x2", PlotLeft + PlotWidth), ("y1", y), ("y2", y));
        Svg.Element(xml, "text", label, ("x", PlotLeft - 8), ("y", y + 4), ("text-anchor", "end"));
    }

    private static void Row(XmlWriter xml, StatisticBar track, long highest, int top)
    {
        // A picture within the picture cuts a long title off.
        Svg.Begin(xml, "svg", ("x", Edge), ("y", top), ("width", TitleWidth), ("height", RowHeight));
        Svg.Begin(xml, "g");
        Svg.Element(xml, "title", track.Title);
        Svg.Element(xml, "text", track.Title, ("x", 0), ("y", 17));
        xml.WriteEndElement();
        xml.WriteEndElement();
        var length = (double)Math.Max(track.New, 0) / highest * RowWidth;
        Svg.Element(xml, "rect", null, ("class", "bar"), ("x", RowLeft), ("y", top + 5), ("width", Round(length)), ("height", RowHeight - 10));
        Svg.Element(xml, "text", Display.Growth(track.New), ("x", Round(RowLeft + length + 8)), ("y", top + 17));
    }

    private static double Round(double value) => Math.Round(value, 1);
}
