using System.Globalization;
using System.Text;

namespace SoundCloud.Storage;

/// <summary>Encodes an entry's name as part of a file name: in lower case, with everything except <c>[a-z0-9_-]</c> as <c>%xx</c>.</summary>
internal static class EntryName
{
    private const int LongestName = 64;

    // With a prefix and suffixes, the name stays below the 255 bytes that file systems allow.
    private const int LongestEncoded = 220;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encodes a name.</summary>
    /// <exception cref="InvalidRequestException">The name is empty or too long, or contains invalid characters.</exception>
    public static string Encode(string name)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            throw new InvalidRequestException(Messages.NameLength(LongestName));

        var encoded = new StringBuilder();
        foreach (var octet in Bytes(name))
        {
            if (octet is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'_' or (byte)'-')
                encoded.Append((char)octet);
            else
                encoded.Append('%').Append(octet.ToString("x2", CultureInfo.InvariantCulture));
        }
        return encoded.Length <= LongestEncoded
            ? encoded.ToString()
            : throw new InvalidRequestException(Messages.NameTooLong);
    }

    /// <summary>Decodes a name, in lower case; null if the text is not an encoded name.</summary>
    public static string? Decode(string encoded)
    {
        var octets = new List<byte>(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            var octet = (byte)encoded[i];
            if (encoded[i] == '%')
            {
                if (!byte.TryParse(encoded.AsSpan(i + 1, Math.Min(2, encoded.Length - i - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octet))
                    return null;
                i += 2;
            }
            octets.Add(octet);
        }

        try
        {
            // If encoding the result does not give the same text, Encode did not write it.
            var name = Strict.GetString([.. octets]);
            return Encode(name) == encoded ? name : null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidRequestException)
        {
            return null;
        }
    }

    private static byte[] Bytes(string name)
    {
        try
        {
            // Normalized to composed characters, because the same letter can have two forms.
            return Strict.GetBytes(name.Normalize(NormalizationForm.FormC).ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            throw new InvalidRequestException(Messages.NameNotText);
        }
    }
}
