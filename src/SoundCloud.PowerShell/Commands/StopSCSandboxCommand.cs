using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Stops sandboxes that run in this PowerShell process.</summary>
/// <remarks>
/// <para>Stops the given sandboxes, or all that were started in this process. All changes in them are lost. Sessions that are connected to
/// them stay open, but their requests fail.</para>
/// </remarks>
/// <example>
/// Stop all sandboxes
/// <code>
/// Stop-SCSandbox
/// "$((Get-SCSession).ApiUri) is gone"
/// </code>
/// Also stops the sandbox that Connect-SoundCloud -Sandbox started.
/// </example>
/// <example>
/// Stop one of two
/// <code>
/// $first = Start-SCSandbox
/// $second = Start-SCSandbox -Seed 2
/// $first | Stop-SCSandbox
/// $first, $second | Select-Object ApiUri, IsRunning
/// </code>
/// Each sandbox has its own addresses.
/// </example>
/// <seealso cref="StartSCSandboxCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Sandbox"/>
[Cmdlet(VerbsLifecycle.Stop, "SCSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopSCSandboxCommand : PSCmdlet
{
    /// <summary>The sandboxes that Start-SCSandbox returned. Default: all sandboxes in this process.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public RunningSandbox?[]? Sandbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var isBare = !MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(Sandbox));
        foreach (var sandbox in isBare ? RunningSandboxes.All : Sandbox?.OfType<RunningSandbox>() ?? [])
        {
            if (sandbox.IsRunning && ShouldProcess(sandbox.ToString(), Messages.StopSandbox))
                sandbox.Stop();
        }
    }
}
