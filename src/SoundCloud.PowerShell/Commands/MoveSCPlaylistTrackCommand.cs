using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Moves tracks to another place in one of your playlists.</summary>
/// <remarks>
/// <para>Moves the tracks to -Index, one after the other, in the order in which you give them. If a track is in the playlist several times,
/// its first place is moved; to move another one, use -FromIndex. The cmdlet reads the current list, including private and blocked tracks,
/// and writes it back in the new order. If a track is not in the playlist, you get the error SoundCloud.NotFound for it, and the other
/// tracks are still moved. If the tracks are already in this order, nothing is written.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Put a track first
/// <code>
/// Move-SCPlaylistTrack 12349310 2256221513 -Index 0 -PassThru
/// </code>
/// -PassThru returns the playlist.
/// </example>
/// <example>
/// Move the first two tracks to the end
/// <code>
/// Move-SCPlaylistTrack 12349310 -FromIndex 0, 1 -Index 500
/// </code>
/// An index beyond the end means the end.
/// </example>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso cref="RemoveSCPlaylistTrackCommand"/>
/// <seealso cref="SetSCPlaylistCommand"/>
[Cmdlet(VerbsCommon.Move, "SCPlaylistTrack", DefaultParameterSetName = ByTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class MoveSCPlaylistTrackCommand : SessionCommand
{
    private const string ByTrack = "Track";
    private const string ByPlace = "FromIndex";

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

    /// <summary>The current places of the tracks to move: 0 is the first track. All tracks count, including blocked ones.</summary>
    [Parameter(ParameterSetName = ByPlace, Mandatory = true)]
    [ValidateRange(0, PlaylistUpdate.MaximumTracks)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int[] FromIndex { get; set; } = [];

    /// <summary>The new place of the first moved track: 0 is the start of the playlist. An index beyond the end means the end.</summary>
    [Parameter(Mandatory = true)]
    [ValidateRange(0, PlaylistUpdate.MaximumTracks)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Index { get; set; }

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

    private bool IsByPlace => ParameterSetName is ByPlace;

    private PlaylistEdit Change => Pending(() => new PlaylistEdit(this, Playlist!, Messages.MoveTracks, WithMoved)
    {
        SecretToken = SecretToken,
        Force = Force,
        PassThru = PassThru,
        IsByPlace = IsByPlace,
        RequiresHeld = true,
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change.Add(Track);

    private IReadOnlyList<SoundCloudId> WithMoved(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        PlaylistEdit.RequirePlaces(tracks, FromIndex);
        var old = tracks.ToList();
        int[] places = [.. (IsByPlace ? FromIndex : given.Select(id => old.IndexOf(id)).Where(static place => place >= 0)).Distinct()];
        SoundCloudId[] rest = [.. tracks.Where((_, place) => !places.Contains(place))];
        var at = Math.Min(Index ?? rest.Length, rest.Length);
        SoundCloudId[] moved = [.. rest[..at], .. places.Select(place => tracks[place]), .. rest[at..]];
        return moved.SequenceEqual(tracks) ? tracks : moved;
    }
}
