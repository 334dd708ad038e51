using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the tracks or playlists that a user reposted, or the users who reposted a track or playlist.</summary>
/// <remarks>
/// <para>Without parameters, the cmdlet gets the tracks that you reposted, newest first. Use -Kind Playlist for playlists, -User for the
/// reposts of another user, and -Track or -Playlist for the users who reposted an item. Your own reposts require a signed-in user; for the
/// others an app token is enough.</para>
/// </remarks>
/// <example>
/// See what you reposted
/// <code> Get-SCRepost -First 10 </code> Gets the ten tracks that you reposted last.
/// </example>
/// <example>
/// Find the best-known users who reposted your newest track
/// <code>
/// Get-SCTrack -First 1 | Get-SCRepost |
///     Sort-Object FollowersCount -Descending |
///     Select-Object -First 10 Username, City, FollowersCount
/// </code>
/// If you pipe a track, you get the users who reposted it.
/// </example>
/// <example>
/// See who reposted a playlist
/// <code>
/// Get-SCRepost -First 9 `
///     -Playlist https://soundcloud.com/demo-dj/sets/long-haul
/// </code>
/// You can give a playlist as a link, number, URN or object.
/// </example>
/// <example>
/// Like what a friend reposted
/// <code>
/// Get-SCRepost -User ohara-and-sons | Add-SCLike -WhatIf
/// </code>
/// Shows which tracks it would like. Omit -WhatIf to like them.
/// </example>
/// <seealso cref="AddSCRepostCommand"/>
/// <seealso cref="RemoveSCRepostCommand"/>
/// <seealso cref="GetSCLikeCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCRepost", DefaultParameterSetName = OfUser, SupportsPaging = true)]
[OutputType(typeof(Track), typeof(Playlist), ParameterSetName = [OfUser])]
[OutputType(typeof(User), ParameterSetName = [OfTrack, OfPlaylist])]
public sealed class GetSCRepostCommand : ListCommand
{
    private const string OfUser = "User";
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <summary>
    /// The users whose reposts to get: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those from
    /// Search-SCUser. Default: you.
    /// </summary>
    [Parameter(ParameterSetName = OfUser, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UserReference?[]? User { get; set; }

    /// <summary>Whether to get the tracks or the playlists that a user reposted.</summary>
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

    /// <summary>Gets the users who reposted these tracks.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>Gets the users who reposted these playlists.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RequireTracks(Kind, Access);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case OfTrack:
                WriteLists(Track, id => Client.Tracks.Reposters(id, Options()), KnownCounts.Reposts);
                break;
            case OfPlaylist:
                WriteLists(Playlist, id => Client.Playlists.Reposters(id, Options()));
                break;
            case OfUser when Kind is TrackOrPlaylist.Track:
                WriteListsOrMine(nameof(User), User, id => Client.Users.RepostedTracks(id, Options(Access)));
                break;
            default:
                WriteListsOrMine(nameof(User), User, id => Client.Users.RepostedPlaylists(id, Options()));
                break;
        }
    }
}
