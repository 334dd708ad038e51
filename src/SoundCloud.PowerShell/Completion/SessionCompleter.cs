using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes with what the command's session knows: the one in -Session, or else the session of the runspace.</summary>
internal abstract class SessionCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected sealed override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given) =>
        SessionOf(command, given) is { IsClosed: false } session ? Candidates(word, session) : [];

    /// <summary>The values that the session knows or can read, best first.</summary>
    protected abstract IEnumerable<Candidate> Candidates(string word, SoundCloudSession session);

    private static SoundCloudSession? SessionOf(CommandAst command, IDictionary given)
    {
        if (given.Contains(nameof(SessionCommand.Session)))
            return (given[nameof(SessionCommand.Session)] is PSObject wrapped ? wrapped.BaseObject : given[nameof(SessionCommand.Session)]) as SoundCloudSession;
        // If the value of -Session is known only when the line runs, things of another session would be wrong.
        return command.CommandElements.OfType<CommandParameterAst>().Any(IsSession) ? null : RunspaceSessions.Current;
    }

    // -Se is ambiguous with -SecretToken, so PowerShell refuses it.
    private static bool IsSession(CommandParameterAst parameter) =>
        parameter.ParameterName.Length > 2 && nameof(SessionCommand.Session).StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase);
}
