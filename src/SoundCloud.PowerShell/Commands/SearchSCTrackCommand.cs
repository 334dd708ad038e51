using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches tracks by words, genre, tags, speed, length and time of upload.</summary>
/// <remarks>
/// <para>Finds public tracks. What is given has to hold together: the words and a genre and a speed. It is one request for 200 tracks,
/// and a search can have many pages: take -First. An app's token is enough.</para>
/// </remarks>
/// <example>
/// Search by words
/// <code>
/// Search-SCTrack night -First 5
/// </code>
/// Words of the title, the user or the tags.
/// </example>
/// <example>
/// Find techno for a set
/// <code>
/// Search-SCTrack -Genre Techno, Electronic -MinimumBpm 122 -MaximumBpm 128 `
///     -MinimumDuration 0:04:00 -Access playable |
///     Sort-Object Bpm | Select-Object Bpm, Duration, Title, User
/// </code>
/// The length is a time, or seconds. Sorted by speed here.
/// </example>
/// <example>
/// Find what was uploaded in a year
/// <code>
/// Search-SCTrack -Tag vinyl -CreatedAfter 2025-01-01 -CreatedBefore 2025-12-31
/// </code>
/// Times without a zone are yours; SoundCloud is asked in UTC.
/// </example>
/// <example>
/// Search for several words, one after the other
/// <code>
/// 'moonlit', 'orchard', 'garden' | Search-SCTrack -First 3
/// </code>
/// Each is a search of its own, with three tracks each.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="SearchSCUserCommand"/>
/// <seealso cref="SearchSCPlaylistCommand"/>
/// <seealso cref="AddSCLikeCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Search, "SCTrack", SupportsPaging = true)]
[OutputType(typeof(Track))]
public sealed class SearchSCTrackCommand : ListCommand
{
    /// <summary>The words to look for, in title, user and tags. An empty line of a pipeline asks nothing.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Query { get; set; }

    /// <summary>Any of these genres.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<GenreWords>))]
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

    /// <summary>The shortest: seconds, 5:55 or 1:23:48, or a TimeSpan.</summary>
    [Parameter]
    [DurationTransformation(IsTrackTime = true)]
    public TimeSpan? MinimumDuration { get; set; }

    /// <summary>The longest: seconds, 5:55 or 1:23:48, or a TimeSpan.</summary>
    [Parameter]
    [DurationTransformation(IsTrackTime = true)]
    public TimeSpan? MaximumDuration { get; set; }

    /// <summary>Uploaded at this time or later.</summary>
    [Parameter]
    [DateTransformation]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Uploaded at this time or earlier.</summary>
    [Parameter]
    [DateTransformation]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Gets only tracks that this session may play in full, as a preview, or not at all.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    public string[]? Access { get; set; }

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
            Options(Access)));
    }
}
