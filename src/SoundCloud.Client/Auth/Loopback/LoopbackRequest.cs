using System.Globalization;
using System.Text;

namespace SoundCloud;

/// <summary>One HTTP request of a browser.</summary>
internal sealed class LoopbackRequest
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(string Name, string Value)> _headers = [];

    private LoopbackRequest(string method, string path, string query)
    {
        Method = method;
        Path = path;
        Query = query;
    }

    public string Method { get; }

    /// <summary>Still percent-encoded.</summary>
    public string Path { get; }

    /// <summary>Without the question mark.</summary>
    public string Query { get; }

    public string? Host => this["Host"];

    /// <summary>The body, where it is a form.</summary>
    public string Form { get; private set; } = "";

    /// <summary>Ends when the answer is out or the browser has gone.</summary>
    public Task Ended => _ended.Task;

    /// <summary>How long the body is that follows the head.</summary>
    public int BodyLength { get; private set; }

    /// <summary>A header; null where it is absent, or there more than once.</summary>
    public string? this[string name]
    {
        get
        {
            var values = _headers.FindAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            return values.Count == 1 ? values[0].Value : null;
        }
    }

    /// <summary>Reads a head.</summary>
    /// <exception cref="RefusedRequestException">It is none, or its body cannot be read.</exception>
    public static LoopbackRequest Parse(ReadOnlySpan<byte> head, int maximumBody)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        var start = lines[0].Split(' ');
        if (start.Length != 3 || start[0].Length == 0 || !start[1].StartsWith('/') || !start[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
            throw Refuse(400, Messages.NotARequestHeading, Messages.NotHttp);
        var mark = start[1].IndexOf('?', StringComparison.Ordinal);
        var request = mark < 0 ? new LoopbackRequest(start[0], start[1], "") : new(start[0], start[1][..mark], start[1][(mark + 1)..]);
        foreach (var line in lines.Skip(1))
            request.AddHeader(line);
        request.BodyLength = request.Method is "POST" ? request.RequireLength(maximumBody) : 0;
        return request;
    }

    /// <summary>Takes the body, which counts only where it is a form.</summary>
    public void TakeBody(ReadOnlySpan<byte> body)
    {
        var type = (this["Content-Type"] ?? "").Split(';')[0].Trim();
        if (type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            Form = Encoding.UTF8.GetString(body);
    }

    public void End() => _ended.TrySetResult();

    private static RefusedRequestException Refuse(int status, string heading, string text) => new(SignInPages.Notice(status, heading, text));

    private void AddHeader(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
            throw Refuse(400, Messages.NotARequestHeading, Messages.HeaderUnreadable);
        _headers.Add((line[..colon], line[(colon + 1)..].Trim()));
    }

    private int RequireLength(int maximum)
    {
        if (!int.TryParse(this["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw this["Content-Length"] is { Length: > 9 }
                ? TooLarge()
                : Refuse(411, Messages.NoLengthHeading, Messages.NoLength);
        }

        return length <= maximum ? length : throw TooLarge();
    }

    private static RefusedRequestException TooLarge() => Refuse(413, Messages.TooMuchHeading, Messages.FormTooLarge);
}
