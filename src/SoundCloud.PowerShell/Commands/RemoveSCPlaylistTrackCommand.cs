using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Removes tracks from one of your playlists.</summary>
/// <remarks>
/// <para>Removes tracks from the playlist; the tracks themselves are not deleted. SoundCloud accepts a playlist's tracks only as a complete
/// list. The cmdlet therefore reads the current list, including private and blocked tracks, and writes it back without the tracks that you
/// give. All tracks from a pipeline are removed in one change.</para>
/// <para>A track is removed everywhere in the list. With -Index, only the tracks at these places are removed. If a track is not in the
/// playlist, you get the error SoundCloud.NotFound for it, and the other tracks are still removed.</para>
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
/// <example>
/// Remove the first track, but keep its later duplicates
/// <code>
/// Remove-SCPlaylistTrack 12349310 -Index 0
/// </code>
/// An index counts all tracks, including blocked ones.
/// </example>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso cref="MoveSCPlaylistTrackCommand"/>
/// <seealso cref="SetSCPlaylistCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCPlaylistTrack", DefaultParameterSetName = ByTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class RemoveSCPlaylistTrackCommand : SessionCommand
{
    private const string ByTrack = "Track";
    private const string ByIndex = "Index";

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Playlist"/>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference? Playlist { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Track"/>
    [Parameter(ParameterSetName = ByTrack, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The places of the tracks to remove: 0 is the first.</summary>
    [Parameter(ParameterSetName = ByIndex, Mandatory = true)]
    [ValidateRange(0, PlaylistUpdate.MaximumTracks)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int[] Index { get; set; } = [];

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.SecretToken"/>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Force"/>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.PassThru"/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private bool IsByPlace => ParameterSetName is ByIndex;

    private PlaylistEdit Change => Pending(() => new PlaylistEdit(this, Playlist!, Messages.RemoveTracks, IsByPlace ? WithoutPlaces : WithoutTracks)
    {
        SecretToken = SecretToken,
        Force = Force,
        PassThru = PassThru,
        IsByPlace = IsByPlace,
        RequiresHeld = true,
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change.Add(Track);

    private IReadOnlyList<SoundCloudId> WithoutPlaces(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        PlaylistEdit.RequirePlaces(tracks, Index);
        return [.. tracks.Where((_, place) => !Index.Contains(place))];
    }

    private static IReadOnlyList<SoundCloudId> WithoutTracks(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        SoundCloudId[] left = [.. tracks.Where(track => !given.Contains(track))];
        return left.Length == tracks.Count ? tracks : left;
    }
}
