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

    public string Seal(string name, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceLength + TagLength + plain.Length];
        var (nonce, tag, hidden) = Parts(whole);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce.Span, plain, hidden.Span, tag.Span, Associated(name));
        return Mark + Convert.ToBase64String(whole);
    }

    /// <exception cref="TokenStoreException">It was sealed with another key or for another entry, or is not sealed.</exception>
    public string Open(string name, string text)
    {
        try
        {
            if (!text.StartsWith(Mark, StringComparison.Ordinal))
                throw new FormatException();
            var whole = Convert.FromBase64String(text[Mark.Length..]);
            if (whole.Length < NonceLength + TagLength)
                throw new FormatException();
            var (nonce, tag, hidden) = Parts(whole);
            var plain = new byte[hidden.Length];
            using var aes = new AesGcm(_key, TagLength);
            aes.Decrypt(nonce.Span, hidden.Span, tag.Span, plain, Associated(name));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new TokenStoreException(Messages.NotOpenedWithKey(name), e);
        }
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Hidden) Parts(byte[] whole) =>
        (whole.AsMemory(0, NonceLength), whole.AsMemory(NonceLength, TagLength), whole.AsMemory(NonceLength + TagLength));

    // Stores find an entry in any case, and in either form of a composed letter.
    private static byte[] Associated(string name) => Encoding.UTF8.GetBytes(name.Normalize().ToLowerInvariant());
}
