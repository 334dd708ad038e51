using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Renews the session's token now.</summary>
/// <remarks>
/// <para>You rarely need this: a token is renewed automatically one minute before it expires, and once if SoundCloud refuses it. Use it to
/// check that a token can be renewed before a long job begins. This is one request. If another process with the same account has just
/// renewed the token, its token is used; with -Force, SoundCloud is asked in any case. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Check the session before a long job
/// <code>
/// Update-SCSession -PassThru | Select-Object Account, ExpiresAt, CanRenew
/// </code>
/// If you have to sign in again, you get the error SoundCloud.SignInRequired.
/// </example>
/// <example>
/// Renew the token of each stored account
/// <code>
/// foreach ($account in Get-SCAccount) {
///     $session = Connect-SoundCloud -Account $account.Name -PassThru
///     Update-SCSession -Session $session -Force -PassThru
/// }
/// </code>
/// Sends one request for each account.
/// </example>
/// <seealso cref="GetSCSessionCommand"/>
/// <seealso cref="GetSCAccessTokenCommand"/>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsData.Update, "SCSession", SupportsShouldProcess = true)]
[OutputType(typeof(SoundCloudSession))]
public sealed class UpdateSCSessionCommand : SessionCommand
{
    /// <summary>Renews the token even if another process with the same account has just renewed it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Connected.ToString(), Messages.RenewToken))
            return;
        if (Try(Connected, () => Await(Client.Auth.RenewAsync(Force, PipelineStopToken))) && PassThru)
            WriteObject(Connected);
    }
}
