using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Stores a session as an account.</summary>
/// <remarks>
/// <para>Stores the sign-in of a session that was connected without -Account. Use it if the name for the account is known only after the
/// sign-in, as in many web apps. The session then uses the stored account, and shares its token with all processes that open the account
/// with Connect-SoundCloud -Account.</para>
/// <para>An account of another user is not replaced; the error is SoundCloud.SignInFailed.</para>
/// </remarks>
/// <example>
/// Sign in first and choose the name afterwards
/// <code>
/// $session = Connect-SoundCloud -Interactive -PassThru
/// $name = (Get-SCUser -Session $session).Permalink
/// Save-SCAccount $name -Session $session
/// </code>
/// The account is stored under the permalink of its user.
/// </example>
/// <example>
/// Move a sign-in to a folder that containers share
/// <code>
/// Connect-SoundCloud -Interactive
/// $env:SOUNDCLOUD_STORE_KEY = [Convert]::ToBase64String(
///     [Security.Cryptography.RandomNumberGenerator]::GetBytes(32))
/// Save-SCAccount label -Store ./accounts -PassThru
/// </code>
/// The account is sealed with the key, which the containers need too.
/// </example>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso cref="GetSCAccountCommand"/>
/// <seealso cref="RemoveSCAccountCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsData.Save, "SCAccount", SupportsShouldProcess = true)]
[OutputType(typeof(StoredAccount))]
public sealed class SaveSCAccountCommand : SessionCommand
{
    /// <summary>The name to store the account under.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [NoScriptBlock]
    public string Name { get; set; } = "";

    /// <inheritdoc cref="StoreCommand.Store"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [NoScriptBlock]
    public string? Store { get; set; }

    /// <inheritdoc cref="StoreCommand.StoreCredential"/>
    [Parameter]
    [Credential]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSCredential? StoreCredential { get; set; }

    /// <inheritdoc cref="StoreCommand.StoreKey"/>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString? StoreKey { get; set; }

    /// <inheritdoc cref="ConnectionCommand.AllowPlainTextStore"/>
    [Parameter]
    public SwitchParameter AllowPlainTextStore { get; set; }

    /// <summary>Returns the stored account.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Name, Messages.StoreAccount))
            return;
        Try(Name, () =>
        {
            if (Connected.StoredAccount is { } stored)
                throw new InvalidRequestException(Messages.StoredAlready(stored)) { Advice = Messages.AdviceStoredAlready };
            var store = Await(Accounts.At(this, Store, StoreCredential, StoreKey).OpenAsync(AllowPlainTextStore, isRequired: true, Observer, PipelineStopToken))!;
            Await(StoreAsync(store));
            Connected.IsStoredAs(Name, store.Kind);
            if (PassThru)
                WriteObject(new StoredAccount(Name, store.Kind, Await(store.ReadAccountAsync(Name, PipelineStopToken)).Entry));
        });
    }

    private async Task StoreAsync(IAccountStore store)
    {
        var owner = await Accounts.OwnerAsync(store, Client.Options with { Account = Name }, Observer, PipelineStopToken).ConfigureAwait(false);
        if (owner is not null)
            await SignInPlan.RequireOwnerAsync(Client, Name, owner, PipelineStopToken).ConfigureAwait(false);
        await Client.Auth.StoreAsync(store, Name, owner, PipelineStopToken).ConfigureAwait(false);
    }
}
