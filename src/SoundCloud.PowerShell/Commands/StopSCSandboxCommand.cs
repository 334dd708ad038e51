using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Stops sandboxes: those given, else all of this process.</summary>
[Cmdlet(VerbsLifecycle.Stop, "SCSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopSCSandboxCommand : PSCmdlet
{
    /// <summary>The sandboxes, as Start-SCSandbox returned them.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public RunningSandbox?[]? Sandbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var isBare = !MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(Sandbox));
        foreach (var sandbox in isBare ? RunningSandboxes.All : Sandbox?.OfType<RunningSandbox>() ?? [])
        {
            if (sandbox.IsRunning && ShouldProcess(sandbox.ToString(), "Stop sandbox"))
                sandbox.Stop();
        }
    }
}
