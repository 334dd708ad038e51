using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>The parameters that set the fields of a playlist, as New-SCPlaylist and Set-SCPlaylist have them. Nothing else belongs here: <see cref="PlaylistFields"/> reads them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PlaylistFieldsCommand : SessionCommand
{
    /// <summary>The description. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Who can see the playlist: all, or you and whoever has its secret link.</summary>
    [Parameter]
    public Sharing? Sharing { get; set; }

    /// <summary>
    /// All of its tracks, in order, at most 500: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes.
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The genre. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(WordCompleter<GenreWords>))]
    public string? Genre { get; set; }

    /// <summary>The tags. An empty list clears them.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? Tag { get; set; }

    /// <summary>What it is.</summary>
    [Parameter]
    [ValidateSet("album", "playlist")]
    public string? SetType { get; set; }

    /// <summary>What others may do with it.</summary>
    [Parameter]
    [ValidateWord(typeof(LicenseWords))]
    [ArgumentCompleter(typeof(WordCompleter<LicenseWords>))]
    public string? License { get; set; }

    /// <summary>The last part of the playlist's link: soundcloud.com/you/sets/this.</summary>
    [Parameter]
    public string? Permalink { get; set; }

    /// <summary>The EAN of the release. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Ean { get; set; }

    /// <summary>The name of the label. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? LabelName { get; set; }

    /// <summary>The name or number of the release. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Release { get; set; }

    /// <summary>The day of the release.</summary>
    [Parameter]
    [DateTransformation]
    public DateTime? ReleaseDate { get; set; }

    /// <summary>The text of the buy link. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? PurchaseTitle { get; set; }

    /// <summary>Where the release can be bought. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? PurchaseUrl { get; set; }
}
