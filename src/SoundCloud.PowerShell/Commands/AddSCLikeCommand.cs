using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Likes tracks and playlists.</summary>
/// <remarks>
/// <para>Puts tracks or playlists on your list of likes. What you like already stays liked. Each like is one request; up to
/// -ThrottleLimit of them are under way at once.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Like what a search finds
/// <code>
/// Search-SCTrack night -Genre Techno -First 3 | Add-SCLike -PassThru
/// </code>
/// Likes the first three techno tracks of the search and returns them. Without -PassThru nothing is written.
/// </example>
/// <example>
/// Restore likes from a spreadsheet
/// <code>
/// Import-Csv likes.csv | Add-SCLike
/// </code>
/// Likes each track of a table that has a column Urn, Id or Track. A row that is not found is one error; the others are liked all the
/// same.
/// </example>
/// <example>
/// Like an album by its link
/// <code>
/// Add-SCLike -Playlist https://soundcloud.com/demo-dj/sets/first-light-ep
/// </code>
/// A link costs one more request, which looks it up.
/// </example>
/// <example>
/// See what would be liked
/// <code>
/// Get-SCUser nightshift-label | Get-SCTrack | Where-Object Genre -EQ Techno |
///     Add-SCLike -WhatIf
/// </code>
/// Names each track and likes none.
/// </example>
/// <seealso cref="GetSCLikeCommand"/>
/// <seealso cref="RemoveSCLikeCommand"/>
/// <seealso cref="AddSCRepostCommand"/>
/// <seealso cref="SearchSCTrackCommand"/>
[Cmdlet(VerbsCommon.Add, "SCLike", DefaultParameterSetName = TrackOrPlaylistCommand.OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [TrackOrPlaylistCommand.OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [TrackOrPlaylistCommand.OfPlaylist])]
public sealed class AddSCLikeCommand : TrackOrPlaylistCommand
{
    private protected override string TrackAction => Messages.LikeTrack;

    private protected override string PlaylistAction => Messages.LikePlaylist;

    private protected override Task ChangeTrackAsync(SoundCloudId id, CancellationToken stop) => Client.Likes.AddTrackAsync(id, stop);

    private protected override Task ChangePlaylistAsync(SoundCloudId id, CancellationToken stop) => Client.Likes.AddPlaylistAsync(id, stop);
}
