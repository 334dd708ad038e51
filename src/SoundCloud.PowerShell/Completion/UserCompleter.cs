namespace SoundCloud.PowerShell;

/// <summary>Completes the users that the session read last.</summary>
internal class UserCompleter() : ThingCompleter(ResourceKind.User)
{
    /// <inheritdoc/>
    protected override IEnumerable<KnownThing> Things(SoundCloudSession session) => session.Recent.Users;
}
