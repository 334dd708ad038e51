using System.Globalization;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>
/// Keeps entries in a vault, each with the time when it was written. A vault has no lock: a file keeps apart the processes of this machine,
/// and nothing keeps apart those of different machines.
/// </summary>
internal sealed class VaultStore : IAccountStore
{
    private const string Prefix = "soundcloud-";

    private readonly SecretVault _vault;
    private readonly string _folder;

    private VaultStore(SecretVault vault, string folder) => (_vault, _folder) = (vault, folder);

    public string Kind => StoreKind.Vault;

    /// <summary>Opens the store.</summary>
    /// <exception cref="TokenStoreException">The vault does not exist or is locked.</exception>
    public static async Task<IAccountStore> OpenAsync(SecretVault vault, string folder, CancellationToken cancellationToken)
    {
        await vault.NamesAsync(Prefix + "probe", cancellationToken).ConfigureAwait(false);
        return new VaultStore(vault, folder);
    }

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await _vault.NamesAsync(Prefix + "*", cancellationToken).ConfigureAwait(false)).Select(Decode).OfType<string>().Order(StringComparer.Ordinal)];

    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await _vault.GetAsync(Encode(name), cancellationToken).ConfigureAwait(false) is { } text ? text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..] : null;

    public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken) => entry is null
        ? _vault.RemoveAsync(Encode(name), cancellationToken)
        : _vault.SetAsync(Encode(name), TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) + ' ' + entry, cancellationToken);

    /// <remarks>Another machine may have replaced it.</remarks>
    public async Task<bool> ReplaceAsync(string name, string? expected, string? entry, CancellationToken cancellationToken)
    {
        if (await ReadAsync(name, cancellationToken).ConfigureAwait(false) != expected)
            return false;
        if (entry is null)
            return await _vault.RemoveAsync(Encode(name), cancellationToken).ConfigureAwait(false);
        await WriteAsync(name, entry, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken) => Stores.LockAsync(_folder, LockOf(name), cancellationToken);

    public async Task RemoveUnusedAsync(string name, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var text = await _vault.GetAsync(Encode(name), cancellationToken).ConfigureAwait(false);
        if (text is not null && DateTimeOffset.TryParse(text.Split(' ')[0], CultureInfo.InvariantCulture, out var written) && written >= since)
            return;
        if (text is not null)
            await _vault.RemoveAsync(Encode(name), cancellationToken).ConfigureAwait(false);
        Stores.RemoveLock(_folder, LockOf(name));
    }

    // Letters, digits and hyphens, which every vault accepts; anything else, and the hyphen itself, is a hyphen and two digits for each byte.
    private static string Encode(string name)
    {
        var encoded = new StringBuilder(Prefix);
        foreach (var octet in Encoding.UTF8.GetBytes(name.Normalize().ToLowerInvariant()))
        {
            if (char.IsAsciiLetterOrDigit((char)octet))
                encoded.Append((char)octet);
            else
                encoded.Append('-').Append(octet.ToString("x2", CultureInfo.InvariantCulture));
        }
        return encoded.ToString();
    }

    // Null for a name that Encode did not make.
    private static string? Decode(string encoded)
    {
        var octets = new List<byte>(encoded.Length);
        for (var i = Prefix.Length; i < encoded.Length; i++)
        {
            var octet = (byte)encoded[i];
            if (encoded[i] == '-' && !byte.TryParse(encoded.AsSpan(i + 1, Math.Min(2, encoded.Length - i - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octet))
                return null;
            i += encoded[i] == '-' ? 2 : 0;
            octets.Add(octet);
        }
        var name = Encoding.UTF8.GetString([.. octets]);
        return Encode(name) == encoded ? name : null;
    }

    private string LockOf(string name) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(_vault.ToString() + '\n' + Encode(name))), 0, 16);
}
