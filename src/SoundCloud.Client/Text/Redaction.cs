using System.Globalization;

namespace SoundCloud;

/// <summary>
/// The gate that every text from outside passes before it is told, in an exception, a record, a notice or a trace: it takes secrets out, known
/// ones exactly and token-like ones by shape, and what could move a cursor. Its time grows with the text's length and no faster.
/// </summary>
internal sealed class Redaction(Func<IEnumerable<string?>> secrets)
{
    /// <summary>So many bytes of UTF-8 hold at least the longest text.</summary>
    public const int LongestBody = 3 * (LongestText + 1);

    private const int LongestText = 16 * 1024;

    // Tokens are shorter, so a cut this far back leaves no part of one.
    private const int LongestToken = 4096;

    /// <summary>A text that nobody's secrets are known for: what looks like one is taken out, and it is made one line.</summary>
    public static string ByShape(string text) => Printable.Line(SecretText.MaskTokens(Cut(text)), LongestText);

    /// <summary>The same for a failure of other code, which can quote what it read.</summary>
    public static Exception ByShape(Exception failure) => Clean(failure, ByShape);

    /// <summary>A text for a person, on one line: what is longer than anybody reads is cut off first.</summary>
    public string Scrub(string text, HttpRequestMessage? request = null) => Printable.Line(ScrubWhole(Cut(text), request), LongestText);

    /// <summary>The same for a text of several lines that may be JSON, where a secret can be written with escapes.</summary>
    public string ScrubJson(string text, HttpRequestMessage? request = null) => Printable.Lines(ScrubWhole(SecretText.Unescape(Cut(text)), request));

    /// <summary>The same for a body that is handed on as data: nothing is cut off, and nothing but secrets replaced.</summary>
    public string ScrubBody(string text, HttpRequestMessage? request = null) => ScrubWhole(SecretText.Unescape(text), request);

    /// <summary>The path of an address, which can come from the service. It stays as it is escaped, unless that hides something.</summary>
    public string Path(Uri uri, HttpRequestMessage? request = null)
    {
        var plain = Uri.UnescapeDataString(uri.AbsolutePath);
        var told = Scrub(plain, request);
        return told == plain ? uri.AbsolutePath : told;
    }

    /// <summary>Whether a parameter of an address is a secret by its name, or holds one that is known.</summary>
    public bool IsSecret(string parameter)
    {
        var end = parameter.IndexOf('=', StringComparison.Ordinal);
        return SecretText.IsName(Uri.UnescapeDataString(end < 0 ? parameter : parameter[..end])) || HoldsKnown(Uri.UnescapeDataString(parameter));
    }

    /// <summary>Whether a text holds a secret that is known.</summary>
    public bool HoldsKnown(string text) => secrets().Any(secret => !string.IsNullOrEmpty(secret) && text.Contains(secret, StringComparison.Ordinal));

    /// <summary>A failure of the transport without secrets: it can quote what the other side sent.</summary>
    public Exception Scrub(Exception failure, HttpRequestMessage? request = null) => Clean(failure, message => Scrub(message, request));

    /// <summary>The status of an answer with its reason phrase, or with the status' name where it has none.</summary>
    public string Status(HttpResponseMessage response, HttpRequestMessage? request = null)
    {
#pragma warning disable RS0030 // Here it passes the gate.
        var reason = response.ReasonPhrase;
#pragma warning restore RS0030
        return string.Create(
            CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {(string.IsNullOrEmpty(reason) ? response.StatusCode.ToString() : Scrub(reason, request))}");
    }

    /// <summary>Path and query names of an address, every query value left out. The address can come from the service.</summary>
    public string Target(Uri uri, HttpRequestMessage? request = null)
    {
        var path = Path(uri, request);
        if (uri.Query.Length <= 1)
            return path;
        // A part without a name may itself be the secret.
        var names = uri.Query[1..].Split('&').Select(part =>
            part.IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? Scrub(Uri.UnescapeDataString(part[..end]), request) + "=…" : "…");
        return Printable.Line(path + "?" + string.Join('&', names));
    }

    // Its kind is kept where the client looks at it. What is clean stays as it is, with its stack.
    private static Exception Clean(Exception failure, Func<string, string> clean)
    {
        // A failure of the client's own was cleaned when it was made.
        if (failure is SoundCloudException)
            return failure;
        var inner = failure.InnerException is { } cause ? Clean(cause, clean) : null;
        var message = clean(failure.Message);
        return message == failure.Message && ReferenceEquals(inner, failure.InnerException) ? failure
            : failure is HttpRequestException http ? new HttpRequestException(http.HttpRequestError, message, inner, http.StatusCode)
            : new IOException(message, inner);
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
