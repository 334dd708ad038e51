namespace SoundCloud.PowerShell;

/// <summary>Draws a waveform with block characters: the waveform, its reflection below, then the comments and the times.</summary>
internal static class WaveformDrawing
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";
    private const string Halves = " ▀█";
    private const int MostTimes = 5;
    private const int ColumnsATime = 14;

    public static IEnumerable<string> Lines(TrackWaveform picture, Terminal terminal)
    {
        var width = picture.Width ?? terminal.Width;
        yield return TitleOf(picture.Track, terminal, width);
        var levels = picture.Waveform.Levels(width);
        var echo = picture.Height / 3;
        var sound = picture.Height - echo;
        for (var row = sound - 1; row >= 0; row--)
            yield return terminal.Paint(Row(levels, level => Eighths[StepsOf(level, sound, row, 8)]), Ink.Sound);
        for (var row = 0; row < echo; row++)
            yield return terminal.Paint(Row(levels, level => Halves[StepsOf(level, echo, row, 2)]), Ink.Echo);
        var counts = picture.CommentsIn(width);
        var isCommented = counts.Any(static count => count > 0);
        if (isCommented)
            yield return terminal.Paint(new string([.. counts.Select(MarkOf)]).TrimEnd(), Ink.Comment);
        if (picture.Duration is { Ticks: > 0 } duration)
            yield return terminal.Paint(Times(duration, width), Ink.Aside);
        if (isCommented)
            yield return terminal.Paint(terminal.Cut(Legend(picture, counts.Sum()), width), Ink.Aside);
    }

    private static string TitleOf(Track track, Terminal terminal, int width)
    {
        var title = terminal.Cut(track.User is { } user ? $"{track} · {user}" : track.ToString(), width);
        return terminal.Link(title, track.PermalinkUrl);
    }

    private static string Row(IReadOnlyList<double> levels, Func<double, char> draw) => new string([.. levels.Select(draw)]).TrimEnd();

    // The row next to the middle is never empty: silence is a thin line.
    private static int StepsOf(double level, int rows, int row, int steps)
    {
        var filled = (int)Math.Round(level * rows * steps) - (row * steps);
        return Math.Clamp(filled, row == 0 && steps > 2 ? 1 : 0, steps);
    }

    private static char MarkOf(int comments) => comments switch
    {
        0 => ' ',
        1 => '•',
        _ => '●',
    };

    private static string Times(TimeSpan duration, int width)
    {
        var axis = new char[width];
        Array.Fill(axis, ' ');
        // A track of a few seconds has fewer different times than there is room for.
        var gaps = (int)Math.Clamp(Math.Min((width / ColumnsATime) - 1, duration.TotalSeconds), 1, MostTimes - 1);
        for (var i = 0; i <= gaps; i++)
        {
            var time = Display.Duration(duration * i / gaps);
            var start = Math.Clamp((i * (width - 1) / gaps) - (i == gaps ? time.Length - 1 : i == 0 ? 0 : time.Length / 2), 0, Math.Max(width - time.Length, 0));
            time.AsSpan(0, Math.Min(time.Length, width - start)).CopyTo(axis.AsSpan(start));
        }
        return new string(axis);
    }

    private static string Legend(TrackWaveform picture, int timed)
    {
        var all = Math.Max(picture.Track.CommentCount ?? 0, picture.Comments.Count);
        return Messages.CommentLegend(timed, all);
    }
}
