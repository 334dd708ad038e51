using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// The parameters of Publish-SCTrack and Set-SCTrack that set the fields of a track. Only parameters belong here; <see cref="TrackFields"/>
/// reads them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrackFieldsCommand : SessionCommand
{
    /// <summary>The title of the track. The default title of an upload is the name of the file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Title { get; set; }

    /// <summary>The description. An empty string clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Description { get; set; }

    /// <summary>The genre. An empty string clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(WordCompleter<GenreWords>))]
    public string? Genre { get; set; }

    /// <summary>
    /// The tags: several texts, each of them a tag, or a list in one text, such as a spreadsheet's cell: 'late night, vinyl'. An empty list
    /// clears the tags.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>
    /// The tags in the form of the property TagList: separated by spaces, those of several words in quotes. -Tag comes before it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? TagList { get; set; }

    /// <summary>Who can see the track: everyone, or only you and those who have its secret link.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateWord(typeof(SharingWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<SharingWords>))]
    public string? Sharing { get; set; }

    /// <summary>The licence: what others may do with the track.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateWord(typeof(LicenseWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<LicenseWords>))]
    public string? License { get; set; }

    /// <summary>The last part of the track's link: soundcloud.com/you/this.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Permalink { get; set; }

    /// <summary>The name of the label. An empty string clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? LabelName { get; set; }

    /// <summary>The name or number of the release. An empty string clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Release { get; set; }

    /// <summary>The day of the release. The day counts as you write it, whatever the time zone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public WrittenDate? ReleaseDate { get; set; }

    /// <summary>The address where the track can be bought. An empty string clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? PurchaseUrl { get; set; }

    /// <summary>
    /// The name of the artist, if it is not yours. An empty string clears it. SoundCloud's documentation does not list this field among those
    /// that can be set.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MetadataArtist")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Artist { get; set; }

    /// <summary>The artwork: a JPEG, PNG or GIF file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ArtworkPath { get; set; }

    /// <summary>The ISRC of the recording. An empty string clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Isrc { get; set; }

    /// <summary>Who may embed the track's player in web pages.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateWord(typeof(EmbeddingWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<EmbeddingWords>))]
    public string? EmbeddableBy { get; set; }

    /// <summary>Whether the track can be played: $true or $false, or yes or no in a spreadsheet.</summary>
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

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RequireWord<SharingWords>(nameof(Sharing), Sharing);
        RequireWord<LicenseWords>(nameof(License), License);
        RequireWord<EmbeddingWords>(nameof(EmbeddableBy), EmbeddableBy);
    }
}
