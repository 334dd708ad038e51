using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell;

/// <summary>The sandboxes of this process. All runspaces can use them.</summary>
internal static class RunningSandboxes
{
    private static readonly object Lock = new();
    private static readonly List<RunningSandbox> Sandboxes = [];

    // Of all that were started: a stopped sandbox is forgotten, and its sessions stay.
    private static readonly HashSet<string> Started = new(StringComparer.Ordinal);

    public static RunningSandbox Start(SandboxOptions options)
    {
        lock (Lock)
        {
            var sandbox = new RunningSandbox(SoundCloudSandbox.Start(options));
            Sandboxes.Add(sandbox);
            Started.Add(sandbox.ApiUri.Authority);
            return sandbox;
        }
    }

    /// <summary>Whether a sandbox ran at this address and none runs there now.</summary>
    public static bool WasStopped(Uri apiUri)
    {
        lock (Lock)
            return Started.Contains(apiUri.Authority) && !Sandboxes.Exists(sandbox => sandbox.IsRunning && sandbox.ApiUri.Authority == apiUri.Authority);
    }

    /// <summary>The sandbox that was started last, or a new one.</summary>
    public static RunningSandbox StartOrJoin()
    {
        lock (Lock)
        {
            Sandboxes.RemoveAll(sandbox => !sandbox.IsRunning);
            return Sandboxes.Count > 0 ? Sandboxes[^1] : Start(new SandboxOptions());
        }
    }

    public static RunningSandbox[] All
    {
        get
        {
            lock (Lock)
                return [.. Sandboxes.Where(sandbox => sandbox.IsRunning)];
        }
    }
}
