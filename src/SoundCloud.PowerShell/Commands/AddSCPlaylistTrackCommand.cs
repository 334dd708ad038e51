using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Adds tracks to a playlist of yours; none that it holds is lost, blocked and private ones included.</summary>
[Cmdlet(VerbsCommon.Add, "SCPlaylistTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class AddSCPlaylistTrackCommand : PlaylistTrackCommand
{
    /// <summary>Where to put them, from 0; at the end where not given.</summary>
    [Parameter]
    [ValidateRange(0, PlaylistUpdate.MaximumTracks)]
    public int? Index { get; set; }

    private protected override string Action => "Add tracks";

    private protected override IReadOnlyList<SoundCloudId> Edit(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        // What it holds already stays where it is.
        SoundCloudId[] added = [.. given.Distinct().Except(tracks)];
        var at = Math.Min(Index ?? tracks.Count, tracks.Count);
        return added.Length == 0 ? tracks : [.. tracks.Take(at), .. added, .. tracks.Skip(at)];
    }
}
