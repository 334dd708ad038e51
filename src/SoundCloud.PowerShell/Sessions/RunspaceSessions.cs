using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell;

/// <summary>The open sessions of each runspace, and the one that its cmdlets use. They are released with the runspace.</summary>
internal static class RunspaceSessions
{
    private static readonly ConditionalWeakTable<Runspace, OpenSessions> Sessions = [];

    /// <summary>The session that the cmdlets of the current runspace use.</summary>
    public static SoundCloudSession? Current
    {
        get => Runspace.DefaultRunspace is { } runspace && Sessions.TryGetValue(runspace, out var open) ? open.Current : null;
        set
        {
            if (Runspace.DefaultRunspace is { } runspace)
                Sessions.GetValue(runspace, static _ => new()).Current = value;
        }
    }

    /// <summary>The open sessions of the current runspace, in the order in which they were opened.</summary>
    public static IReadOnlyList<SoundCloudSession> All =>
        Runspace.DefaultRunspace is { } runspace && Sessions.TryGetValue(runspace, out var open) ? open.All : [];

    /// <summary>Releases a session that was closed, in all runspaces. One that still uses it is told that it was disconnected.</summary>
    public static void Release(SoundCloudSession closed)
    {
        foreach (var (_, open) in Sessions)
            open.Release(closed);
    }
}
