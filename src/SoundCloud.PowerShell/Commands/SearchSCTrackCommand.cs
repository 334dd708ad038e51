using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches tracks by words, genre, tags, speed, length and time of upload.</summary>
[Cmdlet(VerbsCommon.Search, "SCTrack", SupportsPaging = true)]
[OutputType(typeof(Track))]
public sealed class SearchSCTrackCommand : ListCommand
{
    /// <summary>Words of title, user, genre or tags.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Query { get; set; }

    /// <summary>Any of these genres.</summary>
    [Parameter]
    public string[]? Genre { get; set; }

    /// <summary>Any of these tags.</summary>
    [Parameter]
    public string[]? Tag { get; set; }

    /// <summary>The slowest, in beats per minute.</summary>
    [Parameter]
    [ValidateRange(0, 999)]
    public int? MinimumBpm { get; set; }

    /// <summary>The fastest, in beats per minute.</summary>
    [Parameter]
    [ValidateRange(0, 999)]
    public int? MaximumBpm { get; set; }

    /// <summary>The shortest: a TimeSpan or seconds.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? MinimumDuration { get; set; }

    /// <summary>The longest: a TimeSpan or seconds.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? MaximumDuration { get; set; }

    /// <summary>Uploaded at this time or later.</summary>
    [Parameter]
    [DateTransformation]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Uploaded at this time or earlier.</summary>
    [Parameter]
    [DateTransformation]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    private protected override string[]? AccessFilter => Access;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null or empty line of a pipeline asks nothing; it does not mean "everything".
        if (string.IsNullOrWhiteSpace(Query) && (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Query))))
            return;
        WriteList(Query, () => Client.Search.Tracks(
            new TrackSearch
            {
                Text = Query,
                Genres = Genre,
                Tags = Tag,
                MinimumBpm = MinimumBpm,
                MaximumBpm = MaximumBpm,
                MinimumDuration = MinimumDuration,
                MaximumDuration = MaximumDuration,
                CreatedAfter = CreatedAfter,
                CreatedBefore = CreatedBefore,
            },
            ListOptions));
    }
}
