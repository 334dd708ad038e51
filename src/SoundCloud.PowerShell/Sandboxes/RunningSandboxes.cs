using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell;

/// <summary>The sandboxes of this process. All runspaces can use them.</summary>
internal static class RunningSandboxes
{
    private static readonly object Lock = new();
    private static readonly List<RunningSandbox> Sandboxes = [];

    public static RunningSandbox Start(SandboxOptions options)
    {
        lock (Lock)
        {
            var sandbox = new RunningSandbox(SoundCloudSandbox.Start(options));
            Sandboxes.Add(sandbox);
            return sandbox;
        }
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
