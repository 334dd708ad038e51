using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Removes tracks from one of your playlists.</summary>
/// <remarks>
/// <para>Removes tracks from the playlist; the tracks themselves are not deleted. SoundCloud accepts a playlist's tracks only as a complete
/// list. The cmdlet therefore reads the current list, including private and blocked tracks, and writes it back without the tracks that you
/// give. All tracks from a pipeline are removed in one change.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Remove a track
/// <code>
/// Remove-SCPlaylistTrack 12349310 2256221513 -PassThru
/// </code>
/// Give the playlist first, then its tracks.
/// </example>
/// <example>
/// Remove the tracks that you cannot play
/// <code>
/// Get-SCTrack -Playlist 12350044 -Access blocked |
///     Remove-SCPlaylistTrack 12350044
/// </code>
/// Removes all these tracks in one change.
/// </example>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso cref="SetSCPlaylistCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCPlaylistTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class RemoveSCPlaylistTrackCommand : SessionCommand
{
    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Playlist"/>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference? Playlist { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Track"/>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.SecretToken"/>
    [Parameter]
    public string? SecretToken { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Force"/>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.PassThru"/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private PlaylistEdit Change => Pending(() => new PlaylistEdit(this, Playlist!, Messages.RemoveTracks, WithoutRemoved)
    {
        SecretToken = SecretToken,
        Force = Force,
        PassThru = PassThru,
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change.Add(Track);

    private static IReadOnlyList<SoundCloudId> WithoutRemoved(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        SoundCloudId[] left = [.. tracks.Where(track => !given.Contains(track))];
        return left.Length == tracks.Count ? tracks : left;
    }
}
