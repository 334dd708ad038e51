namespace SoundCloud;

/// <summary>What came back to the redirect URI: a code, or an error (RFC 6749 section 4.1.2). It prints without the code.</summary>
public sealed class AuthorizationResponse
{
    private AuthorizationResponse(string? code, string? state, string? error, string? errorDescription)
    {
        Code = code;
        State = state;
        // Anybody can send a browser to the redirect URI with any words.
        Error = error is null ? null : Redaction.ByShape(error);
        ErrorDescription = errorDescription is null ? null : Redaction.ByShape(errorDescription);
    }

    /// <summary>The state that came with it; null where it is a bare code.</summary>
    public string? State { get; }

    /// <summary>Such as <c>access_denied</c>; null where there is a code.</summary>
    public string? Error { get; }

    /// <summary>The error in words, from the service.</summary>
    public string? ErrorDescription { get; }

    /// <summary>Whether it is a code alone, as copied by hand, to which no state belongs.</summary>
    internal bool IsBareCode { get; private init; }

    internal string? Code { get; }

    internal static AuthorizationResponse Of(string code, string? state) => new(code, state, null, null);

    /// <summary>Reads a redirect URL, its query, or a code alone; null for what is none of them.</summary>
    public static AuthorizationResponse? Parse(string? text)
    {
        text = text?.Trim().Trim('"', '\'', '<', '>');
        if (string.IsNullOrEmpty(text) || text.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)))
            return null;
        // A redirect URI of an app's own scheme has no // to be known by.
        if (text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start)
            return ParseQuery(text[(start + 1)..]);
        if (ParseQuery(text) is { } answer)
            return answer;
        // A code may end in base64's padding; any other = belongs to a query that holds no code.
        var isCode = !text.TrimEnd('=').AsSpan().ContainsAny("=&:#") && text.TrimEnd('=').Length > 0;
        return isCode ? new(text, null, null, null) { IsBareCode = true } : null;
    }

    /// <summary>Reads a query or a form; null where it holds neither a code nor an error.</summary>
    internal static AuthorizationResponse? ParseQuery(string query)
    {
        string? code = null, state = null, error = null, description = null;
        var end = query.IndexOf('#', StringComparison.Ordinal);
        foreach (var part in (end < 0 ? query : query[..end]).Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                continue;
            var value = Decode(part[(equals + 1)..]);
            switch (Decode(part[..equals]))
            {
                // The first of each counts: a second one was appended by somebody else.
                case "code": code ??= value; break;
                case "state": state ??= value; break;
                case "error": error ??= value; break;
                case "error_description": description ??= value; break;
            }
        }
        return string.IsNullOrEmpty(code) && string.IsNullOrEmpty(error) ? null : new(code, state, error, description);
    }

    /// <summary>Such as "code" or the error.</summary>
    public override string ToString() => Error ?? "code";

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
