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
public sealed class AddSCPlaylistTrackCommand : SessionCommand
{
    /// <summary>The playlist, one of yours: its number, URN, soundcloud.com link or an object.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference? Playlist { get; set; }

    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. All that a pipeline brings become one
    /// change.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The last part of the playlist's private share link (s-…), where it is needed to see it.</summary>
    [Parameter]
    public string? SecretToken { get; set; }

    /// <summary>Writes the list even where it holds private tracks of others that you cannot see. Those fall out of it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the playlist as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Where to put them: 0 is the beginning. Where not given, the end.</summary>
    [Parameter]
    [ValidateRange(0, PlaylistUpdate.MaximumTracks)]
    public int? Index { get; set; }

    private PlaylistEdit Change => Pending(() => new PlaylistEdit(this, Playlist!, Messages.AddTracks, WithAdded)
    {
        SecretToken = SecretToken,
        Force = Force,
        PassThru = PassThru,
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change.Add(Track);

    private IReadOnlyList<SoundCloudId> WithAdded(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        // What it holds already stays where it is.
        SoundCloudId[] added = [.. given.Distinct().Except(tracks)];
        var at = Math.Min(Index ?? tracks.Count, tracks.Count);
        return added.Length == 0 ? tracks : [.. tracks.Take(at), .. added, .. tracks.Skip(at)];
    }
}
