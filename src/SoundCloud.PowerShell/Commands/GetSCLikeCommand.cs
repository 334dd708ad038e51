using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets what you or another user like, or who likes a track.</summary>
/// <remarks>
/// <para>Without parameters it gets the tracks that you like, newest first, which needs a signed-in user. With -User it is what others
/// like, with -Kind Playlist their playlists, with -Track the users who like a track; for those an app's token is enough. It is one
/// request for 200 of them.</para>
/// </remarks>
/// <example>
/// Back up your likes
/// <code>
/// Get-SCLike | Select-Object Urn, Title, PermalinkUrl |
///     Export-Csv my-likes.csv
/// </code>
/// Import-Csv my-likes.csv | Add-SCLike brings them back.
/// </example>
/// <example>
/// See what a musician likes
/// <code>
/// Get-SCLike -User jowymusic -First 10
/// </code>
/// By permalink, number, link or object.
/// </example>
/// <example>
/// Get the playlists that you like
/// <code>
/// Get-SCLike -Kind Playlist
/// </code>
/// Their tracks come with them.
/// </example>
/// <example>
/// Find the best known who like your newest track
/// <code>
/// Get-SCTrack -First 1 | Get-SCLike | Sort-Object FollowersCount -Descending |
///     Select-Object -First 10
/// </code>
/// A track in the pipeline asks who likes it.
/// </example>
/// <seealso cref="AddSCLikeCommand"/>
/// <seealso cref="RemoveSCLikeCommand"/>
/// <seealso cref="GetSCRepostCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCLike", DefaultParameterSetName = OfUser, SupportsPaging = true)]
[OutputType(typeof(Track), typeof(Playlist), ParameterSetName = [OfUser])]
[OutputType(typeof(User), ParameterSetName = [OfTrack])]
public sealed class GetSCLikeCommand : ListCommand
{
    private const string OfUser = "User";
    private const string OfTrack = "Track";

    /// <summary>
    /// The users whose likes to get: numbers, URNs, permalinks (the name in the profile's link), links, or objects such as Search-SCUser
    /// writes. Where not given, yours.
    /// </summary>
    [Parameter(ParameterSetName = OfUser, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UserReference?[]? User { get; set; }

    /// <summary>What is liked.</summary>
    [Parameter(ParameterSetName = OfUser)]
    public TrackOrPlaylist Kind { get; set; } = TrackOrPlaylist.Track;

    /// <summary>Gets only tracks that this session may play in full, as a preview, or not at all. Playlists have no such filter.</summary>
    [Parameter(ParameterSetName = OfUser)]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    public string[]? Access { get; set; }

    /// <summary>Gets the users who like these tracks.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RequireTracks(Kind, Access);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            WriteLists(Track, id => Client.Tracks.Favoriters(id, Options()));
        else if (Kind is TrackOrPlaylist.Track)
            WriteListsOrMine(nameof(User), User, id => Client.Users.LikedTracks(id, Options(Access)));
        else
            WriteListsOrMine(nameof(User), User, id => Client.Users.LikedPlaylists(id, Options()));
    }
}
