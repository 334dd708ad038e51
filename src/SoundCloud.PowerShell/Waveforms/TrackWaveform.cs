namespace SoundCloud.PowerShell;

/// <summary>A track's waveform with the comments that stand in it; its view draws it.</summary>
public sealed class TrackWaveform
{
    /// <summary>The track's URN.</summary>
    public string? Urn => Track.Urn;

    /// <summary>The track's title.</summary>
    public string? Title => Track.Title;

    /// <summary>The track's length.</summary>
    public TimeSpan? Duration => Track.Duration;

    /// <summary>The track.</summary>
    public required Track Track { get; init; }

    /// <summary>How loud it is over its length.</summary>
    public required Waveform Waveform { get; init; }

    /// <summary>The newest comments, at most 200; those with a Timestamp are marked in the drawing.</summary>
    public required IReadOnlyList<Comment> Comments { get; init; }

    /// <summary>How many columns its drawing takes; the window's where null.</summary>
    public int? Width { get; init; }

    /// <summary>How many rows its drawing takes.</summary>
    public int Height { get; init; }

    /// <summary>The title.</summary>
    public override string ToString() => Track.ToString();

    /// <summary>How many comments stand in each of so many even parts of the track.</summary>
    internal int[] CommentsIn(int parts)
    {
        var counts = new int[parts];
        foreach (var (_, at) in TimedComments())
            counts[Math.Min((int)(at * parts), parts - 1)]++;
        return counts;
    }

    /// <summary>The comments that say where they stand, and where that is: from 0, the beginning, to 1, the end.</summary>
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
