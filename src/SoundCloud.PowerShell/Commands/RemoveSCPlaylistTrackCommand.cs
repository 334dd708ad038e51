using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes tracks out of a playlist of yours; no other is lost, blocked and private ones included.</summary>
[Cmdlet(VerbsCommon.Remove, "SCPlaylistTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class RemoveSCPlaylistTrackCommand : PlaylistTrackCommand
{
    private protected override string Action => "Remove tracks";

    private protected override IReadOnlyList<SoundCloudId> Edit(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        SoundCloudId[] left = [.. tracks.Where(track => !given.Contains(track))];
        return left.Length == tracks.Count ? tracks : left;
    }
}
