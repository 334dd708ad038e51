using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Adds tracks to a playlist of yours.</summary>
/// <remarks>
/// <para>Puts tracks at the end of a playlist, or at -Index. What the playlist holds already stays where it is. SoundCloud takes a
/// playlist's tracks only as one whole list of at most 500: the list is read first, with its private and blocked tracks, and written
/// back with the new ones, so that none is lost. All that a pipeline brings is one change.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Fill a playlist from a search
/// <code>
/// Search-SCTrack -Genre Techno -First 5 |
///     Add-SCPlaylistTrack https://soundcloud.com/demo-dj/sets/empty-crate
/// </code>
/// Five tracks are added by one request.
/// </example>
/// <example>
/// Put a track first
/// <code>
/// Add-SCPlaylistTrack -Playlist 12349310 -Track 250107086 -Index 0 -PassThru
/// </code>
/// The other tracks move on by one. -PassThru shows the playlist.
/// </example>
/// <example>
/// Collect what you liked last
/// <code>
/// $list = New-SCPlaylist 'Liked this week' -Sharing Private
/// Get-SCLike -First 25 | Add-SCPlaylistTrack $list
/// </code>
/// Any command that writes tracks can fill a playlist.
/// </example>
/// <seealso cref="RemoveSCPlaylistTrackCommand"/>
/// <seealso cref="NewSCPlaylistCommand"/>
/// <seealso cref="SetSCPlaylistCommand"/>
/// <seealso cref="GetSCPlaylistCommand"/>
[Cmdlet(VerbsCommon.Add, "SCPlaylistTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class AddSCPlaylistTrackCommand : PlaylistTrackCommand
{
    /// <summary>Where to put them: 0 is the beginning. Where not given, the end.</summary>
    [Parameter]
    [ValidateRange(0, PlaylistUpdate.MaximumTracks)]
    public int? Index { get; set; }

    private protected override string Action => Messages.AddTracks;

    private protected override IReadOnlyList<SoundCloudId> Edit(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        // What it holds already stays where it is.
        SoundCloudId[] added = [.. given.Distinct().Except(tracks)];
        var at = Math.Min(Index ?? tracks.Count, tracks.Count);
        return added.Length == 0 ? tracks : [.. tracks.Take(at), .. added, .. tracks.Skip(at)];
    }
}
