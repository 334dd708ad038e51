using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Stops sandboxes of this PowerShell.</summary>
/// <remarks>
/// <para>Stops the sandboxes given, or all that were started in this process. What was changed in them is gone. Sessions to them stay,
/// and find nobody.</para>
/// </remarks>
/// <example>
/// Stop all
/// <code>
/// Stop-SCSandbox
/// "$((Get-SCSession).ApiUri) is gone"
/// </code>
/// Also the one that Connect-SoundCloud -Sandbox started.
/// </example>
/// <example>
/// Stop one of two
/// <code>
/// $first = Start-SCSandbox
/// $second = Start-SCSandbox -Seed 2
/// $first | Stop-SCSandbox
/// $first, $second | Select-Object ApiUri, IsRunning
/// </code>
/// Each has addresses of its own.
/// </example>
/// <seealso cref="StartSCSandboxCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Sandbox"/>
[Cmdlet(VerbsLifecycle.Stop, "SCSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopSCSandboxCommand : PSCmdlet
{
    /// <summary>The sandboxes, as Start-SCSandbox returned them. Where not given, all of this process.</summary>
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
            if (sandbox.IsRunning && ShouldProcess(sandbox.ToString(), Messages.StopSandbox))
                sandbox.Stop();
        }
    }
}
