using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Forgets the answers that a session keeps.</summary>
/// <remarks>
/// <para>A session that was connected with -CacheTtl uses an answer again for that long. After Clear-SCCache the next question goes to
/// SoundCloud again. Nothing is sent, and the session stays open. In a session without a cache it does nothing.</para>
/// </remarks>
/// <example>
/// See what is new now
/// <code>
/// Connect-SoundCloud -Sandbox -CacheTtl 3600
/// $before = Get-SCUser nightshift-label
/// Clear-SCCache
/// $now = Get-SCUser nightshift-label
/// $now.FollowersCount - $before.FollowersCount
/// </code>
/// Without Clear-SCCache the second answer would be the first one again, for an hour.
/// </example>
/// <example>
/// Clear the cache of one of several sessions
/// <code>
/// $label = Connect-SoundCloud -Sandbox -CacheTtl 0:10:00 -PassThru
/// Clear-SCCache -Session $label
/// Get-SCPlaylist -Session $label -NoTracks
/// </code>
/// Each session has a cache of its own.
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
            Client.Cache?.Clear();
    }
}
