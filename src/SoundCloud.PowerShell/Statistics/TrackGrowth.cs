namespace SoundCloud.PowerShell;

/// <summary>How a track has grown in a period. A figure that its owner hides is null.</summary>
public sealed class TrackGrowth
{
    /// <summary>The period: 2026-11-27, 2026-W48 or 2026-11; without periods, the days of the first and the last record.</summary>
    public string? Period { get; set; }

    /// <summary>When the period starts, in local time.</summary>
    public DateTimeOffset Start { get; set; }

    /// <summary>The track's URN.</summary>
    public string? Urn { get; set; }

    /// <summary>The track's title, as it was recorded last.</summary>
    public string? Title { get; set; }

    /// <summary>When the figures before the period were recorded: the growth is what came after that.</summary>
    public DateTimeOffset From { get; set; }

    /// <summary>When the last figures of the period were recorded.</summary>
    public DateTimeOffset To { get; set; }

    /// <summary>Plays in the period.</summary>
    public long? NewPlays { get; set; }

    /// <summary>Likes in the period.</summary>
    public long? NewLikes { get; set; }

    /// <summary>Reposts in the period.</summary>
    public long? NewReposts { get; set; }

    /// <summary>Comments in the period.</summary>
    public long? NewComments { get; set; }

    /// <summary>Downloads in the period.</summary>
    public long? NewDownloads { get; set; }

    /// <summary>All plays at the end of the period.</summary>
    public long? Plays { get; set; }

    /// <summary>All likes at the end of the period.</summary>
    public long? Likes { get; set; }

    /// <summary>All reposts at the end of the period.</summary>
    public long? Reposts { get; set; }

    /// <summary>All comments at the end of the period.</summary>
    public long? Comments { get; set; }

    /// <summary>All downloads at the end of the period.</summary>
    public long? Downloads { get; set; }

    /// <summary>The title.</summary>
    public override string ToString() => Printable.Line(Title ?? Urn);

    internal long? NewOf(Figure figure) => figure switch
    {
        Figure.Likes => NewLikes,
        Figure.Reposts => NewReposts,
        Figure.Comments => NewComments,
        Figure.Downloads => NewDownloads,
        _ => NewPlays,
    };

    internal long? TotalOf(Figure figure) => figure switch
    {
        Figure.Likes => Likes,
        Figure.Reposts => Reposts,
        Figure.Comments => Comments,
        Figure.Downloads => Downloads,
        _ => Plays,
    };
}
