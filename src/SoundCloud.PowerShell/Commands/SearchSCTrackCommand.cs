using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches for tracks by words, genre, tags, BPM, duration and upload time.</summary>
/// <remarks>
/// <para>Finds public tracks that match all conditions that you give. One request reads up to 200 tracks. A search can have many pages, so
/// use -First. An app token is enough.</para>
/// </remarks>
/// <example>
/// Search by words
/// <code>
/// Search-SCTrack night -First 5
/// </code>
/// Searches in titles, user names and tags.
/// </example>
/// <example>
/// Find techno for a set
/// <code>
/// Search-SCTrack -Genre Techno, Electronic -MinimumBpm 122 -MaximumBpm 128 `
///     -MinimumDuration 0:04:00 -Access playable |
///     Sort-Object Bpm | Select-Object Bpm, Duration, Title, User
/// </code>
/// The tracks that are found are sorted on your machine.
/// </example>
/// <example>
/// Find tracks that were uploaded in one year
/// <code>
/// Search-SCTrack -Tag vinyl -CreatedAfter 2025-01-01 -CreatedBefore 2025-12-31
/// </code>
/// Both days belong to the search. A date or time without a time zone is local time. It is sent to SoundCloud as UTC.
/// </example>
/// <example>
/// Run several searches
/// <code>
/// 'moonlit', 'orchard', 'garden' | Search-SCTrack -First 3
/// </code>
/// Each word is a separate search that returns up to three tracks.
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
    /// <summary>The words to search for in title, user and tags. Empty lines in a pipeline are ignored.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Query { get; set; }

    /// <summary>Finds tracks with any of these genres.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<GenreWords>))]
    [NoScriptBlock]
    public string[]? Genre { get; set; }

    /// <summary>Finds tracks with any of these tags.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string[]? Tag { get; set; }

    /// <summary>The minimum speed, in beats per minute.</summary>
    [Parameter]
    [ValidateRange(0, 999)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? MinimumBpm { get; set; }

    /// <summary>The maximum speed, in beats per minute.</summary>
    [Parameter]
    [ValidateRange(0, 999)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? MaximumBpm { get; set; }

    /// <summary>The minimum duration: seconds, 5:55, 1:23:48 or a TimeSpan.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TrackTime? MinimumDuration { get; set; }

    /// <summary>The maximum duration: seconds, 5:55, 1:23:48 or a TimeSpan.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TrackTime? MaximumDuration { get; set; }

    /// <summary>Finds tracks that were uploaded at this time or later. A date without a time includes the whole day.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public WrittenDate? CreatedAfter { get; set; }

    /// <summary>Finds tracks that were uploaded at this time or earlier. A date without a time includes the whole day.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public WrittenDate? CreatedBefore { get; set; }

    /// <summary>Gets only tracks with this access for you: playable (in full), preview or blocked.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    [NoScriptBlock]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null or empty line does not search for everything.
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
                MinimumDuration = MinimumDuration?.Value,
                MaximumDuration = MaximumDuration?.Value,
                CreatedAfter = CreatedAfter?.First,
                CreatedBefore = CreatedBefore?.Last,
            },
            Options(Access)));
    }
}
