using System.Text.RegularExpressions;

namespace SoundCloud;

/// <summary>Takes secrets out of every text that leaves the client: known ones exactly, token-like ones by shape.</summary>
internal sealed partial class Redaction(Func<IEnumerable<string?>> secrets)
{
    private const string Mask = "***";

    public string Scrub(string text, HttpRequestMessage? request = null)
    {
        if (text.Length == 0)
            return text;
        if (request?.Headers.Authorization?.Parameter is { Length: > 0 } sent)
            text = text.Replace(sent, Mask, StringComparison.Ordinal);
        foreach (var secret in request is ApiRequestMessage { Secrets: var carried } ? secrets().Concat(carried) : secrets())
        {
            if (!string.IsNullOrEmpty(secret))
                text = text.Replace(secret, Mask, StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), Mask, StringComparison.OrdinalIgnoreCase);
        }
        return TokenLike().Replace(NamedSecret().Replace(text, "$1" + Mask), Mask);
    }

    /// <summary>The same for a text that may be JSON: a secret can be written there with escapes.</summary>
    public string ScrubJson(string text, HttpRequestMessage? request = null) => Scrub(
        text.Contains('\\', StringComparison.Ordinal)
            ? NeedlessEscape().Replace(text, static m => m.Value is "\\/" ? "/" : ((char)Convert.ToInt32(m.Value[2..], 16)).ToString())
            : text,
        request);

    /// <summary>Path and query names of an address, every query value left out.</summary>
    public static string Target(Uri uri)
    {
        if (uri.Query.Length <= 1)
            return uri.AbsolutePath;
        // A part without a name may itself be the secret.
        var names = uri.Query[1..].Split('&').Select(part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? Uri.UnescapeDataString(part[..end]) + "=…" : "…");
        return uri.AbsolutePath + "?" + string.Join('&', names);
    }

    [GeneratedRegex("""((?:access_token|refresh_token|client_secret|code_verifier|oauth_token|secret_token)["']?\s*[=:]\s*["']?|\bcode=)[^"'&\s,}]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedSecret();

    // Quote and backslash keep theirs: the JSON stays JSON.
    [GeneratedRegex("""(?<=(?<!\\)(?:\\\\)*)\\(?:/|u00(?!22|5c)[2-7][0-9a-f])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NeedlessEscape();

    [GeneratedRegex("""\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*|(?<=\b(?:OAuth|Bearer|Basic) )[A-Za-z0-9._~+/=-]{8,}""", RegexOptions.CultureInvariant)]
    private static partial Regex TokenLike();
}
