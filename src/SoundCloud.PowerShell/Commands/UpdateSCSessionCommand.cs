using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Renews the session's token now.</summary>
/// <remarks>
/// <para>Not needed for everyday work: tokens renew themselves a minute before they end, and once when SoundCloud refuses one. It is
/// for checks: whether an account can still be renewed, before a long job begins. It is one request. Where another process of the same
/// account has just renewed the token, that one is taken; -Force asks SoundCloud all the same. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Check before a long night
/// <code>
/// Update-SCSession -PassThru | Select-Object Account, ExpiresAt, CanRenew
/// </code>
/// Where the account has to be signed in again, this is the error SoundCloud.SignInRequired.
/// </example>
/// <example>
/// Check each stored account
/// <code>
/// foreach ($account in Get-SCAccount) {
///     $session = Connect-SoundCloud -Account $account.Name -PassThru
///     Update-SCSession -Session $session -Force -PassThru
/// }
/// </code>
/// One request for each.
/// </example>
/// <seealso cref="GetSCSessionCommand"/>
/// <seealso cref="GetSCAccessTokenCommand"/>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsData.Update, "SCSession", SupportsShouldProcess = true)]
[OutputType(typeof(SoundCloudSession))]
public sealed class UpdateSCSessionCommand : SessionCommand
{
    /// <summary>Asks SoundCloud even where another process of the same account has just renewed the token.</summary>
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
