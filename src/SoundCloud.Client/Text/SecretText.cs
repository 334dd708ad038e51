using System.Buffers;
using System.Globalization;
using System.Text;

namespace SoundCloud;

/// <summary>
/// Finds what looks like a secret. Each text is passed over once, word by word, and a word looks no further ahead than the two behind it: a
/// regular expression for the same goes back, and a service could make it go back for minutes.
/// </summary>
internal static class SecretText
{
    /// <summary>Stands where a secret stood.</summary>
    public const string Mask = "***";

    private const int ShortestToken = 8;

    private static readonly string[] Names = ["access_token", "refresh_token", "client_secret", "code_verifier", "oauth_token", "secret_token"];
    private static readonly string[] Schemes = ["OAuth", "Bearer", "Basic"];

    private static readonly SearchValues<char> InWord = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly SearchValues<char> InCredentials = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~+/=-");

    /// <summary>Masks the values of names such as <c>access_token</c>, what follows <c>Bearer</c> and the like, and JSON web tokens.</summary>
    public static string MaskTokens(string text)
    {
        StringBuilder? masked = null;
        var (copied, at) = (0, 0);
        while (at < text.Length)
        {
            var skipped = text.AsSpan(at).IndexOfAny(InWord);
            if (skipped < 0)
                break;
            var start = at + skipped;
            var end = EndOf(text, start, InWord);
            var secret = ValueOf(text, start, end) ?? CredentialsOf(text, start, end) ?? WebTokenIn(text, start, end);
            if (secret is not { } found)
            {
                at = end;
                continue;
            }
            masked = (masked ?? new(text.Length)).Append(text, copied, found.Start - copied).Append(Mask);
            copied = at = found.End;
        }
        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether what is called so is a secret.</summary>
    public static bool IsName(string name) => EndsWithAny(name, Names, StringComparison.OrdinalIgnoreCase);

    /// <summary>A JSON text without the escapes that it does not need. Those of quotes and backslashes stay, and so it stays JSON.</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf('\\', StringComparison.Ordinal);
        if (at < 0)
            return text;
        var plain = new StringBuilder(text.Length).Append(text, 0, at);
        while (at < text.Length)
        {
            if (text[at] != '\\')
            {
                plain.Append(text[at++]);
            }
            else if (EscapedAt(text, at, out var length) is { } character)
            {
                plain.Append(character);
                at += length;
            }
            else
            {
                // The backslash's partner goes with it, as it may be a backslash too.
                length = Math.Min(2, text.Length - at);
                plain.Append(text, at, length);
                at += length;
            }
        }
        return plain.ToString();
    }

    private static char? EscapedAt(string text, int at, out int length)
    {
        length = 2;
        if (at + 1 < text.Length && text[at + 1] is '/')
            return '/';
        length = 6;
        if (at + length > text.Length || !text.AsSpan(at + 1, 3).SequenceEqual("u00")
            || !byte.TryParse(text.AsSpan(at + 4, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character))
        {
            return null;
        }
        return character is >= (byte)' ' and <= (byte)'~' and not ((byte)'"' or (byte)'\\') ? (char)character : null;
    }

    // access_token=…, "access_token": "…", also with escaped quotes; of a code only code=….
    private static (int Start, int End)? ValueOf(string text, int start, int end)
    {
        var word = text.AsSpan(start, end - start);
        int value;
        if (EndsWithAny(word, Names, StringComparison.OrdinalIgnoreCase))
        {
            var sign = SkipSpace(text, SkipQuote(text, end));
            if (sign == text.Length || text[sign] is not ('=' or ':'))
                return null;
            value = SkipQuote(text, SkipSpace(text, sign + 1));
        }
        else if (EndsWithWord(word, "code", StringComparison.OrdinalIgnoreCase) && end < text.Length && text[end] is '=')
        {
            value = end + 1;
        }
        else
        {
            return null;
        }
        var last = value;
        while (last < text.Length && text[last] is not ('"' or '\'' or '&' or ',' or '}') && !char.IsWhiteSpace(text[last]))
            last++;
        // The backslashes before a quote are the quote's.
        if (last < text.Length && text[last] is '"')
        {
            while (last > value && text[last - 1] is '\\')
                last--;
        }
        // "Bearer" alone is no secret: what follows it is, and is found there.
        if (last == value || Schemes.Contains(text[value..last], StringComparer.Ordinal))
            return null;
        return (value, last);
    }

    private static (int Start, int End)? CredentialsOf(string text, int start, int end)
    {
        if (end == text.Length || text[end] is not ' ' || !EndsWithScheme(text.AsSpan(start, end - start)))
            return null;
        var last = EndOf(text, end + 1, InCredentials);
        return last - end - 1 >= ShortestToken ? (end + 1, last) : null;
    }

    // eyJ begins whatever is {" in Base64: header.payload.signature.
    private static (int Start, int End)? WebTokenIn(string text, int start, int end)
    {
        if (end == text.Length || text[end] is not '.' || HeaderIn(text.AsSpan(start, end - start)) is not { } header)
            return null;
        var payloadEnd = EndOf(text, end + 1, InWord);
        if (payloadEnd - end - 1 < ShortestToken || payloadEnd == text.Length || text[payloadEnd] is not '.')
            return null;
        return (start + header, EndOf(text, payloadEnd + 1, InWord));
    }

    private static int? HeaderIn(ReadOnlySpan<char> word)
    {
        const string Beginning = "eyJ";
        for (var from = 0; word.Length - from >= Beginning.Length + ShortestToken;)
        {
            var found = word[from..].IndexOf(Beginning, StringComparison.Ordinal);
            if (found < 0)
                return null;
            from += found;
            if (word.Length - from < Beginning.Length + ShortestToken)
                return null;
            if (from == 0 || word[from - 1] is '-')
                return from;
            from += Beginning.Length;
        }
        return null;
    }

    private static bool EndsWithScheme(ReadOnlySpan<char> word)
    {
        foreach (var scheme in Schemes)
        {
            if (EndsWithWord(word, scheme, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> word, string[] endings, StringComparison comparison)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, comparison))
                return true;
        }
        return false;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> word, string ending, StringComparison comparison) =>
        word.EndsWith(ending, comparison) && (word.Length == ending.Length || word[^(ending.Length + 1)] is '-');

    private static int EndOf(string text, int start, SearchValues<char> allowed)
    {
        var length = text.AsSpan(start).IndexOfAnyExcept(allowed);
        return length < 0 ? text.Length : start + length;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int SkipQuote(string text, int at)
    {
        var quote = at;
        while (quote < text.Length && text[quote] is '\\')
            quote++;
        return quote < text.Length && text[quote] is '"' or '\'' ? quote + 1 : at;
    }
}
