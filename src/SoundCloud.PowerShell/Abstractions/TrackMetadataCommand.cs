using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that sets what a track says of itself; only what was given is sent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrackMetadataCommand : ChangeCommand
{
    private static readonly Dictionary<string, Action<TrackUpdate, TrackMetadataCommand>> Members = new(StringComparer.Ordinal)
    {
        [nameof(Title)] = (update, given) => update.Title = given.Title ?? "",
        [nameof(Description)] = (update, given) => update.Description = given.Description,
        [nameof(Genre)] = (update, given) => update.Genre = given.Genre,
        [nameof(Tag)] = (update, given) => update.Tags = given.Tag ?? [],
        [nameof(Sharing)] = (update, given) => update.Sharing = given.Sharing ?? SoundCloud.Sharing.Public,
        [nameof(License)] = (update, given) => update.License = Word(given.License),
        [nameof(Permalink)] = (update, given) => update.Permalink = given.Permalink ?? "",
        [nameof(LabelName)] = (update, given) => update.LabelName = given.LabelName,
        [nameof(Release)] = (update, given) => update.Release = given.Release,
        [nameof(ReleaseDate)] = (update, given) => update.ReleaseDate = given.ReleaseDate is { } date ? DateOnly.FromDateTime(date) : null,
        [nameof(PurchaseUrl)] = (update, given) => update.PurchaseUrl = given.PurchaseUrl,
        [nameof(Isrc)] = (update, given) => update.Isrc = given.Isrc,
        [nameof(EmbeddableBy)] = (update, given) => update.EmbeddableBy = Word(given.EmbeddableBy),
        [nameof(Streamable)] = (update, given) => update.Streamable = given.Streamable ?? true,
        [nameof(Downloadable)] = (update, given) => update.Downloadable = given.Downloadable ?? true,
        [nameof(Commentable)] = (update, given) => update.Commentable = given.Commentable ?? true,
        [nameof(RevealStats)] = (update, given) => update.RevealStats = given.RevealStats ?? true,
        [nameof(RevealComments)] = (update, given) => update.RevealComments = given.RevealComments ?? true,
    };

    private HashSet<string> _typed = [];

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

    /// <summary>Whether the input's properties are what to set, as a spreadsheet's are; a track's own are not.</summary>
    private protected virtual bool TakesProperties => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = [.. MyInvocation.BoundParameters.Keys];
    }

    /// <summary>What was given for this input: all that was typed, and of a spreadsheet's row the cells that are not empty.</summary>
    private protected TrackUpdate Given()
    {
        var update = new TrackUpdate();
        foreach (var (name, set) in Members)
        {
            // The engine's list of bound parameters still names what an earlier input had; the properties are this one's.
            if (_typed.Contains(name) || (TakesProperties && IsFilled(typeof(TrackMetadataCommand).GetProperty(name)!.GetValue(this))))
                set(update, this);
        }
        return update;
    }

    // The service knows its words in lower case only.
    private static string Word(string? given) => given?.ToLowerInvariant() ?? "";

    private static bool IsFilled(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        string[] texts => texts.Any(text => !string.IsNullOrEmpty(text)),
        _ => true,
    };
}
