using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the session of this runspace, or all that are open in it.</summary>
/// <remarks>
/// <para>Shows whose session it is, how it was signed in, when its token expires, whether the token can be renewed, the address of the API,
/// and where the tokens are stored. It shows no token and sends nothing. If there is no session, it returns nothing.</para>
/// <para>Connect-SoundCloud makes the new session the default and leaves the others open. -All returns the open sessions of this
/// runspace, in the order in which they were opened. Of several sessions of one account, it always has the one that was the default last, and
/// the others while something holds them. IsDefault marks the one that the cmdlets use. Set-SCSession goes back to another one, and
/// Disconnect-SoundCloud ends one.</para>
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
/// See all open sessions
/// <code>
/// Get-SCSession -All | Select-Object Account, IsDefault, ExpiresAt
/// </code>
/// IsDefault is true for the session that the cmdlets use.
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
/// <seealso cref="SetSCSessionCommand"/>
/// <seealso cref="UpdateSCSessionCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Automation"/>
[Cmdlet(VerbsCommon.Get, "SCSession")]
[OutputType(typeof(SoundCloudSession))]
public sealed class GetSCSessionCommand : PSCmdlet
{
    /// <summary>Returns all open sessions of this runspace.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (All)
            WriteObject(RunspaceSessions.All, enumerateCollection: true);
        else if (RunspaceSessions.Current is { IsClosed: false } session)
            WriteObject(session);
    }
}
