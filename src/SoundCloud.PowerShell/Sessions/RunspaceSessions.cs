using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell;

/// <summary>The session of each runspace. It is released with the runspace.</summary>
internal static class RunspaceSessions
{
    private static readonly ConditionalWeakTable<Runspace, SoundCloudSession> Sessions = [];

    /// <summary>The session of the current runspace.</summary>
    public static SoundCloudSession? Current
    {
        get => Runspace.DefaultRunspace is { } runspace && Sessions.TryGetValue(runspace, out var session) ? session : null;
        set
        {
            if (Runspace.DefaultRunspace is not { } runspace)
                return;
            if (value is null)
                Sessions.Remove(runspace);
            else
                Sessions.AddOrUpdate(runspace, value);
        }
    }
}
