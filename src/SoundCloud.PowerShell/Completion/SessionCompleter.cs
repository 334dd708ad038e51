using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes from the session that the command would work in: the one given, else the runspace's.</summary>
internal abstract class SessionCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected sealed override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given) =>
        SessionOf(command, given) is { IsClosed: false } session ? Candidates(word, session) : [];

    /// <summary>The values that the session knows or can ask for, best first.</summary>
    protected abstract IEnumerable<Candidate> Candidates(string word, SoundCloudSession session);

    private static SoundCloudSession? SessionOf(CommandAst command, IDictionary given)
    {
        if (given.Contains(nameof(SessionCommand.Session)))
            return (given[nameof(SessionCommand.Session)] is PSObject wrapped ? wrapped.BaseObject : given[nameof(SessionCommand.Session)]) as SoundCloudSession;
        // Where only running the line would tell which session it is, another's things are no answer.
        return command.CommandElements.OfType<CommandParameterAst>().Any(IsSession) ? null : RunspaceSessions.Current;
    }

    // -Se alone could be -SecretToken too, which the engine refuses.
    private static bool IsSession(CommandParameterAst parameter) =>
        parameter.ParameterName.Length > 2 && nameof(SessionCommand.Session).StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase);
}
