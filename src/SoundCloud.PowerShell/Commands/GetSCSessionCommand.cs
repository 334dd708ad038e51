using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the session of this runspace.</summary>
/// <remarks>
/// <para>Shows whose session it is, how it was signed in, when its token ends, whether it renews itself, the address of the API and
/// where the tokens are kept. It shows no token. Where there is no session it writes nothing. Nothing is sent.</para>
/// </remarks>
/// <example>
/// See who you are
/// <code>
/// Get-SCSession
/// </code>
/// Account and Grant say whose session it is.
/// </example>
/// <example>
/// Connect where that was not done yet
/// <code>
/// if (-not (Get-SCSession)) {
///     Connect-SoundCloud -Account me
/// }
/// (Get-SCUser).Username
/// </code>
/// For the beginning of a script that runs at a prompt and in a job.
/// </example>
/// <example>
/// Hand the session to parallel work
/// <code>
/// $session = Get-SCSession
/// 'nightshift-label', 'jowymusic' | ForEach-Object -Parallel {
///     Get-SCUser $_ -Session $using:session
/// }
/// </code>
/// Parallel script blocks have no session of their own.
/// </example>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso cref="UpdateSCSessionCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Automation"/>
[Cmdlet(VerbsCommon.Get, "SCSession")]
[OutputType(typeof(SoundCloudSession))]
public sealed class GetSCSessionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (RunspaceSessions.Current is { IsClosed: false } session)
            WriteObject(session);
    }
}
