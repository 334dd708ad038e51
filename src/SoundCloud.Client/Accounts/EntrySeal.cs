using System.Security.Cryptography;
using System.Text;

namespace SoundCloud;

/// <summary>Seals the entries of a store with a key: AES-256-GCM, and the entry's name as associated data, so that one entry cannot stand in for another.</summary>
internal sealed class EntrySeal
{
    /// <summary>The length of a key in bytes.</summary>
    public const int KeyLength = 32;

    private const string Mark = "sealed-1:";

    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;

    private readonly byte[] _key;

    public EntrySeal(byte[] key) => _key = key.Length == KeyLength ? key : throw new ArgumentOutOfRangeException(nameof(key));

    /// <summary>Reads a key from its text, the base64 of 32 bytes; null where it is another text.</summary>
    public static EntrySeal? Of(string key)
    {
        var bytes = new byte[KeyLength + 1];
        return Convert.TryFromBase64String(key.Trim(), bytes, out var length) && length == KeyLength ? new(bytes[..KeyLength]) : null;
    }

    /// <summary>A name that only those who have the key can make from another.</summary>
    public string NameOf(string name) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(name)), 0, 16);

    public string Seal(string name, string text) => Mark + Convert.ToBase64String(Seal(name, Encoding.UTF8.GetBytes(text)));

    public byte[] Seal(string name, byte[] plain)
    {
        var whole = new byte[NonceLength + TagLength + plain.Length];
        var (nonce, tag, hidden) = Parts(whole);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce.Span, plain, hidden.Span, tag.Span, Associated(name));
        return whole;
    }

    /// <exception cref="TokenStoreException">It was sealed with another key or for another entry, or is not sealed.</exception>
    public string Open(string name, string text)
    {
        var whole = new byte[text.Length];
        return text.StartsWith(Mark, StringComparison.Ordinal) && Convert.TryFromBase64Chars(text.AsSpan(Mark.Length), whole, out var length)
            ? Encoding.UTF8.GetString(Open(name, whole[..length]))
            : throw new TokenStoreException(Messages.NotOpenedWithKey(name));
    }

    /// <exception cref="TokenStoreException">It was sealed with another key or for another entry, or is not sealed.</exception>
    public byte[] Open(string name, byte[] whole)
    {
        if (whole.Length < NonceLength + TagLength)
            throw new TokenStoreException(Messages.NotOpenedWithKey(name));
        try
        {
            var (nonce, tag, hidden) = Parts(whole);
            var plain = new byte[hidden.Length];
            using var aes = new AesGcm(_key, TagLength);
            aes.Decrypt(nonce.Span, hidden.Span, tag.Span, plain, Associated(name));
            return plain;
        }
        catch (CryptographicException e)
        {
            throw new TokenStoreException(Messages.NotOpenedWithKey(name), e) { IsAboutKey = true };
        }
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Hidden) Parts(byte[] whole) =>
        (whole.AsMemory(0, NonceLength), whole.AsMemory(NonceLength, TagLength), whole.AsMemory(NonceLength + TagLength));

    // Stores find an entry in any case, and in either form of a composed letter.
    private static byte[] Associated(string name) => Encoding.UTF8.GetBytes(name.Normalize().ToLowerInvariant());
}
