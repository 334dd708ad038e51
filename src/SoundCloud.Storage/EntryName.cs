using System.Globalization;
using System.Text;

namespace SoundCloud.Storage;

/// <summary>An entry's name as a part of a file's name: lower case, everything but <c>[a-z0-9_-]</c> as <c>%xx</c>.</summary>
internal static class EntryName
{
    private const int LongestName = 64;

    // With prefix and suffixes below the 255 bytes that file systems allow.
    private const int LongestEncoded = 220;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The part of a file's name.</summary>
    /// <exception cref="InvalidRequestException">It is empty, too long, or has characters that are none.</exception>
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

    /// <summary>The name, in lower case; null where the text is no encoded name.</summary>
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
            // What does not come back as it is was not written by Encode.
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
            // Composed, as one and the same letter comes in two forms from two keyboards.
            return Strict.GetBytes(name.Normalize(NormalizationForm.FormC).ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            throw new InvalidRequestException(Messages.NameNotText);
        }
    }
}
