namespace SoundCloud.PowerShell;

/// <summary>Completes the signed-in user's tracks, for what only their owner can do, and those that the session read last.</summary>
internal sealed class OwnTrackCompleter() : ThingCompleter(ResourceKind.Track)
{
    /// <inheritdoc/>
    protected override IEnumerable<KnownThing> Things(SoundCloudSession session) =>
        (session.IsUser ? session.OwnTracks.Get() : []).Concat(session.Recent.Tracks).DistinctBy(static track => track.Id);
}
