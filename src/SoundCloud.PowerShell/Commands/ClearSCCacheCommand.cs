using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Clears the response cache of a session.</summary>
/// <remarks>
/// <para>A session that was connected with -CacheTtl reuses responses for that time. After Clear-SCCache, the next read goes to SoundCloud
/// again. The cmdlet sends nothing, and the session stays open. If the session has no cache, the cmdlet does nothing.</para>
/// </remarks>
/// <example>
/// Read the current state
/// <code>
/// Connect-SoundCloud -Sandbox -CacheTtl 3600
/// $before = Get-SCUser nightshift-label
/// Clear-SCCache
/// $now = Get-SCUser nightshift-label
/// $now.FollowersCount - $before.FollowersCount
/// </code>
/// Without Clear-SCCache, the second Get-SCUser would return the cached user for an hour.
/// </example>
/// <example>
/// Clear the cache of one of several sessions
/// <code>
/// $label = Connect-SoundCloud -Sandbox -CacheTtl 0:10:00 -PassThru
/// Clear-SCCache -Session $label
/// Get-SCPlaylist -Session $label -NoTracks
/// </code>
/// Each session has its own cache.
/// </example>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso cref="GetSCSessionCommand"/>
[Cmdlet(VerbsCommon.Clear, "SCCache", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ClearSCCacheCommand : SessionCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Messages.SessionCache, Messages.Clear))
            Await(Client.ClearCacheAsync());
    }
}
