using System.ComponentModel;
using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>
/// The parameters for the store that sign-ins are kept in. Only parameters belong here; <see cref="Accounts"/> reads them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StoreCommand : StoppableCommand
{
    /// <summary>
    /// Where accounts and the app's tokens are kept: a folder, a Redis that several machines share (redis://host:6379, or rediss:// with
    /// TLS), or a vault of the module SecretManagement (vault:Name). Default: the environment variable SOUNDCLOUD_STORE, or else the safe
    /// store of this machine.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [NoScriptBlock]
    public string? Store { get; set; }

    /// <summary>
    /// The user name and the password of the Redis in -Store. Default: those in the address in SOUNDCLOUD_STORE.
    /// </summary>
    [Parameter]
    [Credential]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSCredential? StoreCredential { get; set; }

    /// <summary>
    /// The key that seals what is kept in -Store: 32 random bytes as base64. A Redis or a vault needs one. Default: the environment
    /// variable SOUNDCLOUD_STORE_KEY. To open an account, you need the key that it was stored with.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString? StoreKey { get; set; }
}
