using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Forgets the answers that a session keeps (Connect-SoundCloud -CacheTtl).</summary>
[Cmdlet(VerbsCommon.Clear, "SCCache", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ClearSCCacheCommand : SessionCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess("The session's cache", "Clear"))
            Client.Cache?.Clear();
    }
}
