using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets tracks: by id or link, of a user, of a playlist, similar ones, or your own.</summary>
/// <remarks>
/// <para>Without parameters it gets the tracks that you uploaded, private ones included. With ids it gets those tracks: many numbers or
/// URNs in one pipeline are read 50 in a request, and come out in the order in which they went in. A track that does not exist is one
/// error; the others still come.</para>
/// <para>With -User, -Playlist or -RelatedTo it gets lists. They stream: the first tracks are there before the last ones are asked for,
/// and a list that nobody reads on is not asked for further.</para>
/// <para>Your own tracks need a signed-in user; for everything else an app's token is enough.</para>
/// </remarks>
/// <example>
/// Get tracks by number and by link
/// <code>
/// Get-SCTrack 2256221513, https://soundcloud.com/demo-dj/neon-monsoon
/// </code>
/// Numbers, URNs and links can be mixed.
/// </example>
/// <example>
/// Find a label's most played techno
/// <code>
/// Get-SCUser nightshift-label | Get-SCTrack | Where-Object Genre -EQ Techno |
///     Sort-Object PlaybackCount -Descending | Select-Object -First 10
/// </code>
/// Reads all of the label's tracks, 200 in a request, and sorts them here.
/// </example>
/// <example>
/// Look for your private tracks
/// <code>
/// Get-SCTrack | Where-Object Sharing -EQ private |
///     Select-Object Id, Title, CreatedAt
/// </code>
/// Without parameters it is about your own tracks.
/// </example>
/// <example>
/// Read the tracks of a spreadsheet again
/// <code>
/// Import-Csv likes.csv | Get-SCTrack |
///     Select-Object Title, PlaybackCount, FavoritingsCount |
///     Export-Csv plays.csv
/// </code>
/// The table has a column Urn or Id. A hundred rows are two requests.
/// </example>
/// <example>
/// Get tracks for the next hour
/// <code>
/// Get-SCTrack -RelatedTo 2256221513 -Access playable -First 15
/// </code>
/// Similar tracks, and of those only the ones that can be played in full.
/// </example>
/// <seealso cref="SearchSCTrackCommand"/>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="SetSCTrackCommand"/>
/// <seealso cref="SaveSCTrackCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCTrack", DefaultParameterSetName = ById, SupportsPaging = true)]
[OutputType(typeof(Track))]
public sealed class GetSCTrackCommand : ListCommand
{
    private const string ById = "Id";
    private const string OfUser = "User";
    private const string InPlaylist = "Playlist";
    private const string LikeTrack = "RelatedTo";

    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. Without any, the tracks that you
    /// uploaded.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Track")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Id { get; set; }

    /// <summary>Gets the public tracks of these users: numbers, URNs, permalinks, links or objects.</summary>
    [Parameter(ParameterSetName = OfUser, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UserReference?[]? User { get; set; }

    /// <summary>Gets the tracks in these playlists, in their order.</summary>
    [Parameter(ParameterSetName = InPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <summary>Gets tracks that SoundCloud finds similar to these.</summary>
    [Parameter(ParameterSetName = LikeTrack, Mandatory = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? RelatedTo { get; set; }

    /// <summary>The last part of a private share link (s-…), for a track or playlist that is shared by it alone.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = InPlaylist)]
    public string? SecretToken { get; set; }

    /// <summary>Gets only tracks that this session may play in full, as a preview, or not at all.</summary>
    [Parameter(ParameterSetName = OfUser)]
    [Parameter(ParameterSetName = InPlaylist)]
    [Parameter(ParameterSetName = LikeTrack)]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    public string[]? Access { get; set; }

    /// <summary>The order of a user's tracks by the time of their upload. Where not given, the newest come first.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = OfUser)]
    [ValidateSet("Ascending", "Descending")]
    public string? Sort { get; set; }

    private IdReader<Track> Ids => Pending(() => new IdReader<Track>(this, Client.Tracks.Batches()));

    private string? SortOrder => Sort?.ToUpperInvariant() switch { "ASCENDING" => "asc", "DESCENDING" => "desc", _ => null };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ById when IsBare(nameof(Id)):
                WriteList(null, () => Client.Users.Tracks(SoundCloudId.Me, SortOrder, Options()));
                break;
            case ById when SecretToken is not null:
                WriteEach(Wanted(Id), id => Client.Tracks.GetAsync(id, SecretToken, PipelineStopToken));
                break;
            case ById:
                Ids.Add(Wanted(Id));
                break;
            case OfUser:
                WriteLists(User, id => Client.Users.Tracks(id, SortOrder, Options(Access)));
                break;
            case InPlaylist:
                WriteLists(Playlist, id => Client.Playlists.Tracks(id, SecretToken, Options(Access)));
                break;
            case LikeTrack:
                WriteLists(RelatedTo, id => Client.Tracks.Related(id, Options(Access)));
                break;
        }
    }
}
