using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets playlists and albums: by id or link, of a user, or your own.</summary>
/// <remarks>
/// <para>Without parameters, the cmdlet gets your own playlists, which requires a signed-in user; for other playlists an app token is
/// enough. A playlist includes its tracks. If you do not need them, use -NoTracks: the response is much smaller. To list the tracks of a
/// long playlist, use Get-SCTrack -Playlist, which reads them page by page.</para>
/// </remarks>
/// <example>
/// List your playlists
/// <code>
/// Get-SCPlaylist -NoTracks | Select-Object Id, Title, TrackCount, Sharing
/// </code>
/// Gets titles and counts without the tracks.
/// </example>
/// <example>
/// Get the tracks of an album
/// <code>
/// Get-SCPlaylist https://soundcloud.com/demo-dj/sets/first-light-ep |
///     Get-SCTrack
/// </code>
/// The tracks come in the order of the album.
/// </example>
/// <example>
/// Get a label's playlists and albums
/// <code>
/// Get-SCPlaylist -User nightshift-label -NoTracks | Sort-Object CreatedAt
/// </code>
/// SetType shows which of them are albums.
/// </example>
/// <example>
/// Open a private playlist by its share link
/// <code>
/// Get-SCPlaylist 12346002 -SecretToken s-4vTqk0ZyxQm -NoTracks
/// </code>
/// The secret token is the last part of a private share link.
/// </example>
/// <seealso cref="NewSCPlaylistCommand"/>
/// <seealso cref="SetSCPlaylistCommand"/>
/// <seealso cref="SearchSCPlaylistCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCPlaylist", DefaultParameterSetName = ById, SupportsPaging = true)]
[OutputType(typeof(Playlist))]
public sealed class GetSCPlaylistCommand : ListCommand
{
    private const string ById = "Id";
    private const string OfUser = "User";

    /// <summary>
    /// The playlists: numbers, URNs, soundcloud.com links, or objects such as those from Get-SCPlaylist. Default: your own playlists.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Playlist")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Id { get; set; }

    /// <summary>Gets the playlists of these users: numbers, URNs, permalinks, links or objects.</summary>
    [Parameter(ParameterSetName = OfUser, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UploaderReference?[]? User { get; set; }

    /// <summary>The secret token of a private playlist: the last part of its share link (s-…).</summary>
    [Parameter(ParameterSetName = ById)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <summary>Leaves out the tracks. The response is much smaller.</summary>
    [Parameter]
    public SwitchParameter NoTracks { get; set; }

    /// <summary>
    /// With -Id, includes only tracks with this access for you: playable (in full), preview or blocked. Default: playable and preview. With
    /// -User, gets only playlists with this access. It does not work with your own playlists.
    /// </summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    [NoScriptBlock]
    public string[]? Access { get; set; }

    private bool? ShowTracks => NoTracks ? false : null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfUser)
            WriteLists(User, id => Client.Users.Playlists(id, ShowTracks, Options(Access)), KnownCounts.Playlists);
        else if (IsBare(nameof(Id)))
            WriteList(null, () => Client.Users.Playlists(SoundCloudId.Me, ShowTracks, Options(Access)));
        else
            WriteEach(Wanted(Id), id => Client.Playlists.GetAsync(id, SecretToken, ShowTracks, Options(Access).Access, PipelineStopToken));
    }
}
