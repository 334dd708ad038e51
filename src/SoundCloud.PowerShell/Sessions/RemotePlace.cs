using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Keeps accounts where other machines find them, a Redis or a vault: always sealed.</summary>
internal sealed class RemotePlace : IAccountPlace
{
    private readonly EntrySeal? _seal;
    private readonly Func<EntrySeal, CancellationToken, Task<IAccountStore>> _openAsync;

    private RemotePlace(string name, EntrySeal? seal, Func<EntrySeal, CancellationToken, Task<IAccountStore>> openAsync) =>
        (Name, _seal, _openAsync) = (name, seal, openAsync);

    public string Name { get; }

    /// <summary>A Redis. The address may have a user and a password, which the name does not.</summary>
    public static RemotePlace OfRedis(Uri address, PSCredential? credential, EntrySeal? seal, TimeSpan patience)
    {
        var parts = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var (user, password) = credential is null ? (parts[0], parts.ElementAtOrDefault(1)) : (credential.UserName, credential.Password.Reveal());
        return new(
            address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/'),
            seal,
            (key, stop) => Stores.OpenRedisAsync(address, user, password, key, patience, stop));
    }

    /// <summary>A vault of SecretManagement, which has no locks: those are files in a folder of this machine.</summary>
    public static RemotePlace OfVault(SecretVault vault, EntrySeal? seal, string folder) =>
        new(vault.ToString(), seal, async (key, stop) => new SealedStore(await VaultStore.OpenAsync(vault, folder, stop).ConfigureAwait(false), key));

    public async Task<IAccountStore?> OpenAsync(bool allowPlainText, bool isRequired, IRequestObserver observer, CancellationToken cancellationToken)
    {
        if (_seal is null)
            throw NoKey();
        try
        {
            return await _openAsync(_seal, cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException e) when (!isRequired)
        {
            observer.OnWarning(Messages.TokenAlone(e.Message));
            return null;
        }
    }

    public async Task<IReadOnlyList<IAccountStore>> OpenAllAsync(CancellationToken cancellationToken) =>
        [await _openAsync(_seal ?? throw NoKey(), cancellationToken).ConfigureAwait(false)];

    private TokenStoreException NoKey() => new(Messages.StoreNeedsKey(Name)) { IsAboutKey = true };
}
