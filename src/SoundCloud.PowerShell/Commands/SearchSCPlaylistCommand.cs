using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches for playlists and albums.</summary>
/// <remarks>
/// <para>Finds public playlists with the given words in title, user or tags. A playlist includes its tracks. If you do not need them, use
/// -NoTracks: the response is much smaller. An app token is enough.</para>
/// </remarks>
/// <example>
/// Search for playlists
/// <code>
/// Search-SCPlaylist piano -NoTracks -First 10
/// </code>
/// Gets titles and counts without the tracks.
/// </example>
/// <example>
/// Find long playlists
/// <code>
/// Search-SCPlaylist disco -NoTracks | Where-Object TrackCount -GE 20 |
///     Select-Object Title, TrackCount, PermalinkUrl
/// </code>
/// Reads all pages of the search, and filters the playlists on your machine.
/// </example>
/// <example>
/// Get the tracks of the playlists that are found
/// <code>
/// Search-SCPlaylist ambient -NoTracks -First 2 | Get-SCTrack -Access playable
/// </code>
/// Gets the tracks that you can play in full.
/// </example>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="SearchSCTrackCommand"/>
/// <seealso cref="SearchSCUserCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Search, "SCPlaylist", SupportsPaging = true)]
[OutputType(typeof(Playlist))]
public sealed class SearchSCPlaylistCommand : ListCommand
{
    /// <summary>The words to search for. Empty lines in a pipeline are ignored.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Query { get; set; }

    /// <summary>Leaves out the tracks. The response is much smaller.</summary>
    [Parameter]
    public SwitchParameter NoTracks { get; set; }

    /// <summary>Gets only playlists with this access for you: playable (in full), preview or blocked.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    [NoScriptBlock]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null or empty line does not search for everything.
        if (!string.IsNullOrWhiteSpace(Query))
            WriteList(Query, () => Client.Search.Playlists(Query, NoTracks ? false : null, Options(Access)));
    }
}
