namespace SoundCloud.PowerShell;

/// <summary>Completes ids, which can be found by id or by title.</summary>
internal abstract class ThingCompleter(ResourceKind kind) : SessionCompleter
{
    private readonly string _urn = $"soundcloud:{SoundCloudId.Noun(kind)}:";

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, SoundCloudSession session)
    {
        // If the user has begun to type a URN, complete URNs.
        var prefix = word.StartsWith("soundcloud:", StringComparison.OrdinalIgnoreCase) ? _urn : "";
        return Things(session).Select(thing => thing.ToCandidate(prefix));
    }

    /// <summary>The things, best first.</summary>
    protected abstract IEnumerable<KnownThing> Things(SoundCloudSession session);

    /// <inheritdoc/>
    protected override int? Rank(Candidate candidate, string word) => base.Rank(candidate, word) ?? candidate.Title?.IndexOf(word, StringComparison.CurrentCultureIgnoreCase) switch
    {
        0 => 1,
        > 0 => 2,
        _ => null,
    };
}
