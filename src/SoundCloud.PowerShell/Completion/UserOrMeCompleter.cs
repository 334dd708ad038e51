namespace SoundCloud.PowerShell;

/// <summary>Completes users and the word <c>me</c>, for operations that also exist for the signed-in user.</summary>
internal sealed class UserOrMeCompleter : UserCompleter
{
    private static readonly Candidate Me = new("me", null, "The signed-in user.");

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, SoundCloudSession session) =>
        session.IsUser ? base.Candidates(word, session).Prepend(Me) : base.Candidates(word, session);
}
