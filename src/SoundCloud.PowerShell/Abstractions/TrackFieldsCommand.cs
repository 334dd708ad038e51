using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>The parameters that set the fields of a track, as Publish-SCTrack and Set-SCTrack have them. Nothing else belongs here: <see cref="TrackFields"/> reads them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrackFieldsCommand : SessionCommand
{
    /// <summary>The title of the track. A file that is uploaded without one takes its own name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Title { get; set; }

    /// <summary>The description. An empty text clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>The genre. An empty text clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(WordCompleter<GenreWords>))]
    public string? Genre { get; set; }

    /// <summary>The tags. Those of several words need no quotes of their own. An empty list clears them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? Tag { get; set; }

    /// <summary>Who can see the track: all, or you and whoever has its secret link.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Sharing? Sharing { get; set; }

    /// <summary>What others may do with the track.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateWord(typeof(LicenseWords), AllowsEmpty = true)]
    [ArgumentCompleter(typeof(WordCompleter<LicenseWords>))]
    public string? License { get; set; }

    /// <summary>The last part of the track's link: soundcloud.com/you/this.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Permalink { get; set; }

    /// <summary>The name of the label. An empty text clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? LabelName { get; set; }

    /// <summary>The name or number of the release. An empty text clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Release { get; set; }

    /// <summary>The day of the release.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DateTransformation]
    public DateTime? ReleaseDate { get; set; }

    /// <summary>Where the track can be bought. An empty text clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? PurchaseUrl { get; set; }

    /// <summary>The ISRC of the recording. An empty text clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Isrc { get; set; }

    /// <summary>Who may put the track's player into web pages.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateWord(typeof(EmbeddingWords), AllowsEmpty = true)]
    [ArgumentCompleter(typeof(WordCompleter<EmbeddingWords>))]
    public string? EmbeddableBy { get; set; }

    /// <summary>Whether the track can be played at all: $true or $false, or yes or no in a spreadsheet.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Streamable { get; set; }

    /// <summary>Whether others can download the original file: $true or $false, or yes or no in a spreadsheet.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Downloadable { get; set; }

    /// <summary>Whether others can comment: $true or $false, or yes or no in a spreadsheet.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Commentable { get; set; }

    /// <summary>Whether others see plays and likes: $true or $false, or yes or no in a spreadsheet.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? RevealStats { get; set; }

    /// <summary>Whether others see the comments: $true or $false, or yes or no in a spreadsheet.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? RevealComments { get; set; }
}
