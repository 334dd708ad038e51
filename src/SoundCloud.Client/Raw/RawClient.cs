using System.Text;

namespace SoundCloud;

/// <summary>Any operation, also one that the client has no method for; the status is data and never an exception.</summary>
public sealed class RawClient
{
    private readonly Api _api;

    internal RawClient(Api api) => _api = api;

    /// <summary>Sends a request; retries and renewal work as everywhere, redirects are not followed.</summary>
    /// <exception cref="InvalidRequestException">A place of the template has no value, or the address may not be asked.</exception>
    public async Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken = default)
    {
        using var message = await _api.Raw(request.Method, UriOf(request), request.Content).RequestAsync(cancellationToken).ConfigureAwait(false);
        using var response = await _api.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var body = ((BodyContent)response.Content).Body.Memory.ToArray();
        var headers = RawResponse.HeadersOf(response);
        if (!response.IsSuccessStatusCode)
        {
            // An error's text can repeat the token that it was sent. Where a redirect leads is data.
            body = Encoding.UTF8.GetBytes(_api.Redaction.ScrubBody(Encoding.UTF8.GetString(body), message));
            foreach (var name in headers.Keys.ToList())
            {
                if ((int)response.StatusCode >= 400 || !name.Equals("Location", StringComparison.OrdinalIgnoreCase))
                    headers[name] = _api.Redaction.Scrub(headers[name], message);
            }
        }
        return new RawResponse(response.StatusCode, headers, body);
    }

    private Uri UriOf(RawRequest request)
    {
        var path = Expand(request.Path, request.Parameters);
        var query = new Query();
        foreach (var (name, value) in request.Query)
            query = query.Add(name, value);
        var separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var suffix = query.ToString() is { Length: > 0 } text ? separator + text[1..] : "";
        if (IsAddress(path))
            return Origin.Require(path + suffix, "Path");
        return _api.UriOf((path.StartsWith('/') ? "" : "/") + path + suffix);
    }

    // An address in the query of a path does not make it one.
    private static bool IsAddress(string path) =>
        path.IndexOf("://", StringComparison.Ordinal) is > 0 and var end && path.AsSpan(0, end).IndexOfAny("/?#") < 0;

    private static string Expand(string template, IReadOnlyDictionary<string, string> parameters)
    {
        var path = new StringBuilder(template.Length);
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                path.Append(template[i]);
                continue;
            }
            var length = template.AsSpan(i).IndexOf('}');
            if (length < 0)
                throw new InvalidRequestException(Messages.PathNotClosed(template));
            var end = i + length;
            var name = template[(i + 1)..end];
            if (!parameters.TryGetValue(name, out var value) || value.Length == 0)
                throw new InvalidRequestException(Messages.PathNeedsValue(template, name));
            // No escape keeps these two from meaning the folder and its parent.
            if (value is "." or "..")
                throw new InvalidRequestException(Messages.NotAPathPart(value));
            path.Append(Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal));
            i = end;
        }
        return path.ToString();
    }
}
