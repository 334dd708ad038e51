using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell;

/// <summary>What is counted of a track.</summary>
public enum Figure
{
    /// <summary>How often it was played.</summary>
    Plays,

    /// <summary>How many users like it.</summary>
    Likes,

    /// <summary>How many users reposted it.</summary>
    Reposts,

    /// <summary>How many comments it has.</summary>
    Comments,

    /// <summary>How often it was downloaded.</summary>
    Downloads,
}

/// <summary>The figures of a track at one time.</summary>
[InlineArray(Count)]
internal struct Figures
{
    /// <summary>How many figures there are.</summary>
    public const int Count = 5;

    /// <summary>In place of a figure that the owner hides, or that a file lacks.</summary>
    public const long Unknown = -1;

    private long _first;

    public static Figures Of(Track track)
    {
        var figures = default(Figures);
        figures[(int)Figure.Plays] = track.PlaybackCount ?? Unknown;
        figures[(int)Figure.Likes] = track.FavoritingsCount ?? Unknown;
        figures[(int)Figure.Reposts] = track.RepostsCount ?? Unknown;
        figures[(int)Figure.Comments] = track.CommentCount ?? Unknown;
        figures[(int)Figure.Downloads] = track.DownloadCount ?? Unknown;
        return figures;
    }
}
