using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SoundCloud.PowerShell;

/// <summary>
/// The user's -OnRequest and -OnRetry scripts. They run on the pipeline thread and get the record as $_ and as first argument.
/// </summary>
internal sealed class RequestHooks(ScriptBlock? onRequest, ScriptBlock? onRetry)
{
    private readonly Runspace? _home = Runspace.DefaultRunspace;

    public void OnRequest(Cmdlet cmdlet, RequestRecord record) => Invoke(cmdlet, onRequest, record);

    public void OnRetry(Cmdlet cmdlet, RetryRecord record) => Invoke(cmdlet, onRetry, record);

    private void Invoke(Cmdlet cmdlet, ScriptBlock? hook, object record)
    {
        if (hook is null)
            return;
        // A script block is bound to the runspace that created it. If the session is used in another runspace, a copy of its text runs
        // there.
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
