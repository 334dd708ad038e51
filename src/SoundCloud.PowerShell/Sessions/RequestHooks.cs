using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SoundCloud.PowerShell;

/// <summary>A user's scripts that hear of requests and retries, on the pipeline's thread, the record as $_ and as first argument.</summary>
internal sealed class RequestHooks(ScriptBlock? onRequest, ScriptBlock? onRetry)
{
    private readonly Runspace? _home = Runspace.DefaultRunspace;

    public void OnRequest(Cmdlet cmdlet, RequestRecord record) => Invoke(cmdlet, onRequest, record);

    public void OnRetry(Cmdlet cmdlet, RetryRecord record) => Invoke(cmdlet, onRetry, record);

    private void Invoke(Cmdlet cmdlet, ScriptBlock? hook, object record)
    {
        if (hook is null)
            return;
        // A script belongs to the runspace that made it; in another, where a session was handed to, its text runs.
        var script = ReferenceEquals(Runspace.DefaultRunspace, _home) ? hook : ScriptBlock.Create(hook.ToString());
        try
        {
            script.InvokeWithContext(null, [new PSVariable("_", record)], record);
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            cmdlet.WriteWarning(Printable.Line(Messages.HookFailed(e.Message)));
        }
    }
}
