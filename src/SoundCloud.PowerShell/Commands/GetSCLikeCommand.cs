using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the tracks or playlists that a user likes, or the users who like a track.</summary>
/// <remarks>
/// <para>Without parameters, the cmdlet gets the tracks that you like, newest first. Use -Kind Playlist for playlists, -User for the likes
/// of another user, and -Track for the users who like a track. Your own likes require a signed-in user; for -User and -Track an app token
/// is enough. One request reads up to 200 items.</para>
/// </remarks>
/// <example>
/// Back up your likes
/// <code>
/// Get-SCLike | Select-Object Urn, Title, PermalinkUrl |
///     Export-Csv my-likes.csv
/// </code>
/// Import-Csv my-likes.csv | Add-SCLike restores them.
/// </example>
/// <example>
/// See what a musician likes
/// <code>
/// Get-SCLike -User jowymusic -First 10
/// </code>
/// You can give a user as a permalink, number, URN, link or object.
/// </example>
/// <example>
/// Get the playlists that you like
/// <code>
/// Get-SCLike -Kind Playlist
/// </code>
/// Each playlist includes its tracks.
/// </example>
/// <example>
/// Find the best-known users who like your newest track
/// <code>
/// Get-SCTrack -First 1 | Get-SCLike | Sort-Object FollowersCount -Descending |
///     Select-Object -First 10
/// </code>
/// If you pipe a track, you get the users who like it.
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
    /// The users whose likes to get: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those from
    /// Search-SCUser. Default: you.
    /// </summary>
    [Parameter(ParameterSetName = OfUser, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UserReference?[]? User { get; set; }

    /// <summary>Whether to get the tracks or the playlists that a user likes.</summary>
    [Parameter(ParameterSetName = OfUser)]
    public TrackOrPlaylist Kind { get; set; } = TrackOrPlaylist.Track;

    /// <summary>
    /// Gets only tracks with this access for you: playable (in full), preview or blocked. It does not work with -Kind Playlist.
    /// </summary>
    [Parameter(ParameterSetName = OfUser)]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    [NoScriptBlock]
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
            WriteLists(Track, id => Client.Tracks.Favoriters(id, Options()), KnownCounts.Likes);
        else if (Kind is TrackOrPlaylist.Track)
            WriteListsOrMine(nameof(User), User, id => Client.Users.LikedTracks(id, Options(Access)), KnownCounts.Likes);
        else
            WriteListsOrMine(nameof(User), User, id => Client.Users.LikedPlaylists(id, Options()));
    }
}
