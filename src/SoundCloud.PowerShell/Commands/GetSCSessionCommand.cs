using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the session of this runspace.</summary>
/// <remarks>
/// <para>Shows whose session it is, how it was signed in, when its token expires, whether the token can be renewed, the address of the API,
/// and where the tokens are stored. It shows no token and sends nothing. If there is no session, it returns nothing.</para>
/// </remarks>
/// <example>
/// See who you are
/// <code>
/// Get-SCSession
/// </code>
/// Account and Grant say whose session it is.
/// </example>
/// <example>
/// Connect if there is no session yet
/// <code>
/// if (-not (Get-SCSession)) {
///     Connect-SoundCloud -Account me
/// }
/// (Get-SCUser).Username
/// </code>
/// Use this at the start of a script that you run both at a prompt and in a job.
/// </example>
/// <example>
/// Use the session in parallel script blocks
/// <code>
/// $session = Get-SCSession
/// $module = "$((Get-Module SoundCloud).ModuleBase)/SoundCloud.psd1"
/// 'nightshift-label', 'jowymusic' | ForEach-Object -Parallel {
///     Import-Module $using:module
///     Get-SCUser $_ -Session $using:session
/// }
/// </code>
/// Parallel script blocks have no session of their own, and import the module themselves.
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
