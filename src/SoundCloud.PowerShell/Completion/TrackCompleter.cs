namespace SoundCloud.PowerShell;

/// <summary>Completes the tracks that the session read last.</summary>
internal sealed class TrackCompleter() : ThingCompleter(ResourceKind.Track)
{
    /// <inheritdoc/>
    protected override IEnumerable<KnownThing> Things(SoundCloudSession session) => session.Recent.Tracks;
}
