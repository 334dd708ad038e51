namespace SoundCloud.PowerShell;

/// <summary>Completes the users that the session read last, and the word <c>me</c>.</summary>
internal sealed class UserCompleter() : ThingCompleter(ResourceKind.User)
{
    private static readonly Candidate Me = new("me", null, "The signed-in user.");

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, SoundCloudSession session) =>
        session.IsUser ? base.Candidates(word, session).Prepend(Me) : base.Candidates(word, session);

    /// <inheritdoc/>
    protected override IEnumerable<KnownThing> Things(SoundCloudSession session) => session.Recent.Users;
}
