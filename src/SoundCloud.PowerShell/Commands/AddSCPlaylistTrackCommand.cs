using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Adds tracks to one of your playlists.</summary>
/// <remarks>
/// <para>Adds tracks at the end of a playlist, or at -Index. Tracks that are already in the playlist keep their place, and a warning says
/// how many; -AllowDuplicate adds them again. SoundCloud accepts a playlist's tracks only as a complete list of at most 500. The cmdlet
/// therefore reads the current list, including private and blocked tracks, and writes it back with the new tracks. All tracks from a
/// pipeline are added in one change.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
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
/// The other tracks move down by one. -PassThru returns the playlist.
/// </example>
/// <example>
/// Collect what you liked last
/// <code>
/// $list = New-SCPlaylist 'Liked this week' -Sharing Private
/// Get-SCLike -First 25 | Add-SCPlaylistTrack $list
/// </code>
/// You can pipe tracks from any cmdlet into a playlist.
/// </example>
/// <seealso cref="RemoveSCPlaylistTrackCommand"/>
/// <seealso cref="MoveSCPlaylistTrackCommand"/>
/// <seealso cref="NewSCPlaylistCommand"/>
/// <seealso cref="SetSCPlaylistCommand"/>
/// <seealso cref="GetSCPlaylistCommand"/>
[Cmdlet(VerbsCommon.Add, "SCPlaylistTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class AddSCPlaylistTrackCommand : SessionCommand
{
    /// <summary>Your playlist: its number, URN, soundcloud.com link, or an object.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference? Playlist { get; set; }

    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack. All tracks from a pipeline are added
    /// in one change.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlist's secret token, if you need it to see the playlist: the last part of its private share link (s-…).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <summary>
    /// Writes the list even if the playlist contains private tracks of other users that you cannot see. Those tracks are removed from it.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the playlist as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Where to insert the tracks: 0 is the start of the playlist. Default: the end.</summary>
    [Parameter]
    [ValidateRange(0, PlaylistUpdate.MaximumTracks)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Index { get; set; }

    /// <summary>Also adds tracks that are already in the playlist, and adds a track as often as you give it.</summary>
    [Parameter]
    public SwitchParameter AllowDuplicate { get; set; }

    private int _heldAlready;

    private PlaylistEdit Change => Pending(() => new PlaylistEdit(this, Playlist!, Messages.AddTracks, WithAdded)
    {
        SecretToken = SecretToken,
        Force = Force,
        PassThru = PassThru,
        Report = WarnOfHeld,
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change.Add(Track);

    private IReadOnlyList<SoundCloudId> WithAdded(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        SoundCloudId[] added = AllowDuplicate ? [.. given] : [.. given.Distinct().Except(tracks)];
        _heldAlready = given.Count - added.Length;
        var at = Math.Min(Index ?? tracks.Count, tracks.Count);
        return added.Length == 0 ? tracks : [.. tracks.Take(at), .. added, .. tracks.Skip(at)];
    }

    private void WarnOfHeld()
    {
        if (_heldAlready > 0)
            WriteWarning(_heldAlready == 1 ? Messages.TrackHeldAlready : Messages.TracksHeldAlready(_heldAlready));
    }
}
