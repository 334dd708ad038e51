using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches playlists and albums by words.</summary>
/// <remarks>
/// <para>Finds public playlists whose title, user or tags have the words. A playlist brings its tracks with it; with -NoTracks it comes
/// without, which is a much smaller answer. An app's token is enough.</para>
/// </remarks>
/// <example>
/// Search playlists
/// <code>
/// Search-SCPlaylist piano -NoTracks -First 10
/// </code>
/// Titles and counts, without the tracks.
/// </example>
/// <example>
/// Find long ones
/// <code>
/// Search-SCPlaylist disco -NoTracks | Where-Object TrackCount -GE 20 |
///     Select-Object Title, TrackCount, PermalinkUrl
/// </code>
/// All pages of the search are read, and filtered here.
/// </example>
/// <example>
/// Get the tracks of what is found
/// <code>
/// Search-SCPlaylist ambient -NoTracks -First 2 | Get-SCTrack -Access playable
/// </code>
/// Those that can be played in full.
/// </example>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="SearchSCTrackCommand"/>
/// <seealso cref="SearchSCUserCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Search, "SCPlaylist", SupportsPaging = true)]
[OutputType(typeof(Playlist))]
public sealed class SearchSCPlaylistCommand : ListCommand
{
    /// <summary>The words. An empty line of a pipeline asks nothing.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Query { get; set; }

    /// <summary>Leaves the tracks out. The answer is much smaller.</summary>
    [Parameter]
    public SwitchParameter NoTracks { get; set; }

    /// <summary>Gets only playlists that this session may play in full, as a preview, or not at all.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null or empty line of a pipeline asks nothing; it does not mean "everything".
        if (!string.IsNullOrWhiteSpace(Query))
            WriteList(Query, () => Client.Search.Playlists(Query, NoTracks ? false : null, Options(Access)));
    }
}
