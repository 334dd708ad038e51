using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets tracks: by id or link, of a user, of a playlist, similar ones, or your own.</summary>
/// <remarks>
/// <para>Without parameters, the cmdlet gets the tracks that you uploaded, including private ones. With ids, it gets those tracks, in the
/// order of the input: one request reads up to 50 numbers or URNs. If a track does not exist, you get an error for it, and the other tracks
/// are still returned.</para>
/// <para>-User, -Playlist and -RelatedTo get lists. Lists are streamed: the first tracks are returned before the last ones are
/// requested. If you stop reading, no further pages are requested.</para>
/// <para>Your own tracks require a signed-in user; for everything else an app token is enough.</para>
/// </remarks>
/// <example>
/// Get tracks by number and by link
/// <code>
/// Get-SCTrack 2256221513, https://soundcloud.com/demo-dj/neon-monsoon
/// </code>
/// You can mix numbers, URNs and links.
/// </example>
/// <example>
/// Find a label's most played techno
/// <code>
/// Get-SCUser nightshift-label | Get-SCTrack | Where-Object Genre -EQ Techno |
///     Sort-Object PlaybackCount -Descending | Select-Object -First 10
/// </code>
/// Reads all of the label's tracks, 200 in each request, and sorts them on your machine.
/// </example>
/// <example>
/// Find your private tracks
/// <code>
/// Get-SCTrack | Where-Object Sharing -EQ private |
///     Select-Object Id, Title, CreatedAt
/// </code>
/// Without parameters, Get-SCTrack gets your own tracks.
/// </example>
/// <example>
/// Find what a label has uploaded this year
/// <code>
/// Get-SCTrack -User nightshift-label -Since 2026-01-01
/// </code>
/// A user's tracks come newest first, so older ones are not read.
/// </example>
/// <example>
/// Get the current plays and likes for a list of tracks
/// <code>
/// Import-Csv likes.csv | Get-SCTrack |
///     Select-Object Title, PlaybackCount, FavoritingsCount |
///     Export-Csv plays.csv
/// </code>
/// The file has a column Urn or Id. A hundred rows take two requests.
/// </example>
/// <example>
/// Get tracks for the next hour
/// <code>
/// Get-SCTrack -RelatedTo 2256221513 -Access playable -First 15
/// </code>
/// Gets similar tracks that you can play in full.
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
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack. Default: the tracks that you
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

    /// <summary>Gets the tracks of these playlists, in the order of the playlist.</summary>
    [Parameter(ParameterSetName = InPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <summary>Gets tracks that SoundCloud considers similar to these.</summary>
    [Parameter(ParameterSetName = LikeTrack, Mandatory = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? RelatedTo { get; set; }

    /// <summary>The secret token of a private track or playlist: the last part of its share link (s-…).</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = InPlaylist)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <summary>Gets only tracks with this access for you: playable (in full), preview or blocked.</summary>
    [Parameter(ParameterSetName = OfUser)]
    [Parameter(ParameterSetName = InPlaylist)]
    [Parameter(ParameterSetName = LikeTrack)]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    [NoScriptBlock]
    public string[]? Access { get; set; }

    /// <summary>The order of a user's tracks by upload time. Default: newest first.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = OfUser)]
    [ValidateSet("Ascending", "Descending")]
    [NoScriptBlock]
    public string? Sort { get; set; }

    /// <summary>
    /// Gets only your or a user's tracks from this time on. They come newest first, so reading stops at the first page with an older track. A
    /// date without a time means the start of that day.
    /// </summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = OfUser)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public WrittenDate? Since { get; set; }

    private IdReader<Track> Ids => Pending(() => new IdReader<Track>(this, Client.Tracks.Batches()));

    private string? SortOrder => Sort?.ToUpperInvariant() switch { "ASCENDING" => "asc", "DESCENDING" => "desc", _ => null };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Since is not null && (SortOrder is "asc" || Id is { Length: > 0 }))
            ThrowTerminatingError(ErrorRecords.From(new InvalidRequestException(Messages.SinceNeedsNewestFirst) { Advice = Messages.AdviceLeaveOut }, Since));
        switch (ParameterSetName)
        {
            case ById when IsBare(nameof(Id)):
                WriteList(null, () => Client.Users.Tracks(SoundCloudId.Me, SortOrder, Options() with { Since = Since?.First }));
                break;
            case ById when SecretToken is not null:
                WriteEach(Wanted(Id), id => Client.Tracks.GetAsync(id, SecretToken, PipelineStopToken));
                break;
            case ById:
                Ids.Add(Wanted(Id));
                break;
            case OfUser:
                WriteLists(User, id => Client.Users.Tracks(id, SortOrder, Options(Access) with { Since = Since?.First }), KnownCounts.Tracks);
                break;
            case InPlaylist:
                WriteLists(Playlist, id => Client.Playlists.Tracks(id, SecretToken, Options(Access)), KnownCounts.Tracks);
                break;
            case LikeTrack:
                WriteLists(RelatedTo, id => Client.Tracks.Related(id, Options(Access)));
                break;
        }
    }
}
