namespace SoundCloud.PowerShell;

/// <summary>Completes the users that the session read last, and whose tracks and playlists it read.</summary>
internal class UserCompleter() : ThingCompleter(ResourceKind.User)
{
    /// <inheritdoc/>
    protected override IEnumerable<KnownThing> Things(SoundCloudSession session) => session.Recent.Users;
}
