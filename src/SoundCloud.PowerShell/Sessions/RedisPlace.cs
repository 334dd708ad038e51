using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Keeps accounts in a Redis, where other machines find them: always sealed.</summary>
internal sealed class RedisPlace(Uri address, PSCredential? credential, EntrySeal? seal, TimeSpan patience) : IAccountPlace
{
    // Without the user and the password that it may have.
    public string Name => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    public async Task<IAccountStore?> OpenAsync(bool allowPlainText, bool isRequired, IRequestObserver observer, CancellationToken cancellationToken)
    {
        if (seal is null)
            throw new TokenStoreException(Messages.StoreNeedsKey(Name));
        try
        {
            return await OpenAsync(seal, cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException e) when (!isRequired)
        {
            observer.OnWarning(Messages.TokenAlone(e.Message));
            return null;
        }
    }

    public async Task<IReadOnlyList<IAccountStore>> OpenAllAsync(CancellationToken cancellationToken) =>
        [await OpenAsync(seal ?? throw new TokenStoreException(Messages.StoreNeedsKey(Name)), cancellationToken).ConfigureAwait(false)];

    private Task<IAccountStore> OpenAsync(EntrySeal key, CancellationToken cancellationToken)
    {
        var parts = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        return credential is null
            ? Stores.OpenRedisAsync(address, parts[0], parts.ElementAtOrDefault(1), key, patience, cancellationToken)
            : Stores.OpenRedisAsync(address, credential.UserName, credential.Password.Reveal(), key, patience, cancellationToken);
    }
}
