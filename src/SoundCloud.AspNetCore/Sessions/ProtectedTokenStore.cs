using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SoundCloud.AspNetCore;

/// <summary>Encrypts entries with the site's data protection on their way to the store.</summary>
internal sealed class ProtectedTokenStore(ITokenStore store, IDataProtector protector) : ITokenStore
{
    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var entry = await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        try
        {
            return entry is null ? null : For(name).Unprotect(entry);
        }
        catch (CryptographicException e)
        {
            // Not "no entry": that would ask a user to sign in whose account only needs the right keys.
            throw new TokenStoreException("The stored account cannot be opened with this site's data protection keys.", e);
        }
    }

    public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken) =>
        store.WriteAsync(name, entry is null ? null : For(name).Protect(entry), cancellationToken);

    public Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken) => store.LockAsync(name, cancellationToken);

    // An entry copied to another name does not open.
    private IDataProtector For(string name) => protector.CreateProtector(name);
}
