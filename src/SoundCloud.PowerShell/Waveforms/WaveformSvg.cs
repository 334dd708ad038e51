using System.Globalization;
using System.Text;
using System.Xml;

namespace SoundCloud.PowerShell;

/// <summary>
/// Draws a waveform as SVG, in the same form as in the terminal. A comment's text appears when the pointer rests on its mark.
/// </summary>
internal static class WaveformSvg
{
    private const int Bars = 250;
    private const int Pitch = 4;
    private const int BarWidth = 3;
    private const int Width = Bars * Pitch;
    private const int MarkRadius = 4;
    private const int Top = 34;
    private const int SoundHeight = 120;
    private const int EchoHeight = 60;
    private const int Middle = Top + SoundHeight;
    private const int CommentsAt = Middle + EchoHeight + 12;
    private const int TimesAt = CommentsAt + 24;
    private const int Height = TimesAt + 10;
    private const int MostGaps = 4;
    private static readonly string Box = string.Create(CultureInfo.InvariantCulture, $"{-MarkRadius} 0 {Width + (2 * MarkRadius)} {Height}");

    public static string Of(TrackWaveform picture)
    {
        return Svg.Picture(
            xml =>
            {
                Svg.Element(xml, "title", picture.ToString());
                Title(xml, picture.Track);
                var levels = picture.Waveform.Levels(Bars);
                Svg.Element(xml, "path", null, ("fill", "#ff5500"), ("d", Path(levels, static level => (Middle - Length(level, SoundHeight), Length(level, SoundHeight)))));
                Svg.Element(xml, "path", null, ("fill", "#ff5500"), ("opacity", 0.4), ("d", Path(levels, static level => (Middle + 1, Length(level, EchoHeight)))));
                foreach (var (comment, at) in picture.TimedComments())
                    Mark(xml, comment, at);
                if (picture.Duration is { Ticks: > 0 } duration)
                    Times(xml, duration);
            },
            ("viewBox", Box), ("width", Width + (2 * MarkRadius)), ("height", Height), ("role", "img"), ("font-family", "sans-serif"), ("font-size", 14));
    }

    private static void Title(XmlWriter xml, Track track)
    {
        var address = WebAddress.Of(track.PermalinkUrl);
        if (address is not null)
            Svg.Begin(xml, "a", ("href", address));
        Svg.Element(xml, "text", track.User is { } user ? $"{track} · {user}" : track.ToString(), ("x", 0), ("y", 20), ("font-size", 18), ("fill", "#808080"));
        if (address is not null)
            xml.WriteEndElement();
    }

    private static string Path(IReadOnlyList<double> levels, Func<double, (double Y, double Length)> bar)
    {
        var path = new StringBuilder();
        for (var i = 0; i < levels.Count; i++)
        {
            var (y, length) = bar(levels[i]);
            path.Append(CultureInfo.InvariantCulture, $"M{i * Pitch} {y:0.#}h{BarWidth}v{length:0.#}h-{BarWidth}z");
        }
        return path.ToString();
    }

    // Silence is a thin line.
    private static double Length(double level, int full) => Math.Max(level * full, 1);

    private static void Mark(XmlWriter xml, Comment comment, double at)
    {
        Svg.Begin(xml, "circle", ("cx", Math.Round(at * Width, 1)), ("cy", CommentsAt), ("r", MarkRadius), ("fill", "#0099cc"), ("opacity", 0.5));
        Svg.Element(xml, "title", $"{Display.Duration(comment.Timestamp)} {comment.User}: {comment}");
        xml.WriteEndElement();
    }

    private static void Times(XmlWriter xml, TimeSpan duration)
    {
        var gaps = (int)Math.Clamp(duration.TotalSeconds, 1, MostGaps);
        for (var i = 0; i <= gaps; i++)
        {
            var anchor = i == 0 ? "start" : i == gaps ? "end" : "middle";
            Svg.Element(xml, "text", Display.Duration(duration * i / gaps), ("x", i * Width / gaps), ("y", TimesAt), ("fill", "#808080"), ("text-anchor", anchor));
        }
    }
}
