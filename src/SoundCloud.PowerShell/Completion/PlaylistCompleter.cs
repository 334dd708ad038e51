namespace SoundCloud.PowerShell;

/// <summary>Completes the signed-in user's playlists, then the playlists that the session read last.</summary>
internal sealed class PlaylistCompleter() : ThingCompleter(ResourceKind.Playlist)
{
    /// <inheritdoc/>
    protected override IEnumerable<KnownThing> Things(SoundCloudSession session) =>
        (session.IsUser ? session.OwnPlaylists.Get() : []).Concat(session.Recent.Playlists).DistinctBy(static playlist => playlist.Id);
}
