namespace SoundCloud.PowerShell;

/// <summary>A track's waveform with its comments. Its view draws it.</summary>
public sealed class TrackWaveform
{
    /// <summary>The track's URN.</summary>
    public string? Urn => Track.Urn;

    /// <summary>The track's title.</summary>
    public string? Title => Track.Title;

    /// <summary>The track's duration.</summary>
    public TimeSpan? Duration => Track.Duration;

    /// <summary>The track.</summary>
    public required Track Track { get; init; }

    /// <summary>The loudness of the track over its duration.</summary>
    public required Waveform Waveform { get; init; }

    /// <summary>The newest comments, at most 200; those with a Timestamp are marked in the drawing.</summary>
    public required IReadOnlyList<Comment> Comments { get; init; }

    /// <summary>The width of the drawing in columns; null means the width of the window.</summary>
    public int? Width { get; init; }

    /// <summary>The height of the waveform in rows.</summary>
    public int Height { get; init; }

    /// <summary>The title.</summary>
    public override string ToString() => Track.ToString();

    /// <summary>The number of comments in each of so many equal parts of the track.</summary>
    internal int[] CommentsIn(int parts)
    {
        var counts = new int[parts];
        foreach (var (_, at) in TimedComments())
            counts[Math.Min((int)(at * parts), parts - 1)]++;
        return counts;
    }

    /// <summary>The comments with a timestamp, and their position from 0 (start) to 1 (end).</summary>
    internal IEnumerable<(Comment Comment, double At)> TimedComments()
    {
        if (Duration is not { Ticks: > 0 } duration)
            yield break;
        foreach (var comment in Comments)
        {
            if (comment.Timestamp is { Ticks: >= 0 } at && at <= duration)
                yield return (comment, at / duration);
        }
    }
}
