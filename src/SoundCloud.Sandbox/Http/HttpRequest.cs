using System.Text;

namespace SoundCloud.Sandbox.Http;

internal sealed class HttpRequest
{
    private QueryString? _query;

    private HttpRequest(string method, string target, HeaderList headers, bool keepAlive)
    {
        Method = method;
        Headers = headers;
        KeepAlive = keepAlive;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        Path = question < 0 ? target : target[..question];
        RawQuery = question < 0 ? "" : target[(question + 1)..];
    }

    public string Method { get; }

    /// <summary>As it was sent, still percent-encoded.</summary>
    public string Path { get; }

    /// <summary>Without the question mark, as it was sent.</summary>
    public string RawQuery { get; }

    public string PathAndQuery => RawQuery.Length == 0 ? Path : $"{Path}?{RawQuery}";

    public HeaderList Headers { get; }

    public bool KeepAlive { get; }

    public RequestBody Body { get; private set; } = null!;

    /// <summary>The body of a token request, which is read first.</summary>
    public string Form { get; set; } = "";

    public QueryString Query => _query ??= QueryString.Parse(RawQuery);

    public string MediaType => (Headers["Content-Type"] ?? "").Split(';', 2)[0].Trim();

    public bool IsRead => Method is "GET" or "HEAD";

    public static HttpRequest Parse(ReadOnlyMemory<byte> head, ConnectionReader reader, Func<ValueTask> sendContinue)
    {
        var lines = Encoding.Latin1.GetString(head.Span).Split("\r\n");
        var words = lines[0].Split(' ');
        if (words.Length != 3 || !words[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
            throw new BadHttpException(400, "The request line cannot be read.");

        var headers = new HeaderList();
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                throw new BadHttpException(400, "A header cannot be read.");

            headers.Add(line[..colon], line[(colon + 1)..].Trim());
        }

        // Another name that leads here is how another site's script would read what the sandbox says. Who sends the absolute form has chosen us as a proxy.
        if (words[1].StartsWith('/') && headers["Host"] is { } host && !IsOwn(host))
            throw new BadHttpException(421, "The sandbox answers to 127.0.0.1 and localhost alone.");

        var keepAlive = words[2] == "HTTP/1.1" ? !headers.Has("Connection", "close") : headers.Has("Connection", "keep-alive");
        return new(words[0], TargetOf(words[1]), headers, keepAlive) { Body = new(reader, headers, sendContinue) };
    }

    private static bool IsOwn(string host)
    {
        var port = host.LastIndexOf(':');
        return (port > host.LastIndexOf(']') ? host[..port] : host).ToLowerInvariant() is "127.0.0.1" or "localhost" or "[::1]";
    }

    // A client that goes through a proxy sends the absolute form.
    private static string TargetOf(string target)
    {
        if (target.StartsWith('/'))
            return target;

        var authority = target.IndexOf("://", StringComparison.Ordinal);
        var path = authority < 0 ? -1 : target.IndexOf('/', authority + 3);
        return path < 0 ? "/" : target[path..];
    }
}
