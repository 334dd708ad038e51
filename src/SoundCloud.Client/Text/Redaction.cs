namespace SoundCloud;

/// <summary>Takes secrets out of every text that leaves the client: known ones exactly, token-like ones by shape. Its time grows with the text's length and no faster.</summary>
internal sealed class Redaction(Func<IEnumerable<string?>> secrets)
{
    /// <summary>So many bytes of UTF-8 hold at least the longest text.</summary>
    public const int LongestBody = 3 * (LongestText + 1);

    private const int LongestText = 16 * 1024;

    // Tokens are shorter, so a cut this far back leaves no part of one.
    private const int LongestToken = 4096;

    /// <summary>A text for a person: what is longer than anybody reads is cut off first.</summary>
    public string Scrub(string text, HttpRequestMessage? request = null) => ScrubWhole(Cut(text), request);

    /// <summary>The same for a text that may be JSON, where a secret can be written with escapes.</summary>
    public string ScrubJson(string text, HttpRequestMessage? request = null) => ScrubWhole(SecretText.Unescape(Cut(text)), request);

    /// <summary>The same for a body that is handed on as data: nothing is cut off.</summary>
    public string ScrubBody(string text, HttpRequestMessage? request = null) => ScrubWhole(SecretText.Unescape(text), request);

    /// <summary>Path and query names of an address, every query value left out. The names can come from the service.</summary>
    public static string Target(Uri uri)
    {
        if (uri.Query.Length <= 1)
            return uri.AbsolutePath;
        // A part without a name may itself be the secret.
        var names = uri.Query[1..].Split('&').Select(part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? Uri.UnescapeDataString(part[..end]) + "=…" : "…");
        return Printable.Line(uri.AbsolutePath + "?" + string.Join('&', names));
    }

    private string ScrubWhole(string text, HttpRequestMessage? request)
    {
        if (text.Length == 0)
            return text;
        if (request?.Headers.Authorization?.Parameter is { Length: > 0 } sent)
            text = text.Replace(sent, SecretText.Mask, StringComparison.Ordinal);
        foreach (var secret in request is ApiRequestMessage { Secrets: var carried } ? secrets().Concat(carried) : secrets())
        {
            if (!string.IsNullOrEmpty(secret))
                text = text.Replace(secret, SecretText.Mask, StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), SecretText.Mask, StringComparison.OrdinalIgnoreCase);
        }
        return SecretText.MaskTokens(text);
    }

    // A secret that is cut in two is not recognised: the cut goes back to the end of a word.
    private static string Cut(string text)
    {
        if (text.Length <= LongestText)
            return text;
        var end = LongestText;
        while (end > LongestText - LongestToken && !char.IsWhiteSpace(text[end - 1]) && text[end - 1] is not ('"' or '\'' or ',' or '&'))
            end--;
        return text[..end];
    }
}
