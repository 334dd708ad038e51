namespace SoundCloud.Tests;

/// <summary>A request as it reached the transport, and whether it was cancelled.</summary>
internal sealed record SentRequest(string Method, Uri Uri, string? Authorization, string? Accept, string? UserAgent, string? ContentType, string Body, Task Cancelled)
{
    public string? Range { get; init; }

    public string? IfRange { get; init; }

    public string? AcceptEncoding { get; init; }

    public string PathAndQuery => Uri.PathAndQuery;

    /// <summary>A query value, or null.</summary>
    public string? Query(string name)
    {
        foreach (var part in Uri.Query.TrimStart('?').Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && string.Equals(part[..equals], name, StringComparison.Ordinal))
                return Uri.UnescapeDataString(part[(equals + 1)..]);
        }
        return null;
    }

    public override string ToString() => $"{Method} {Uri.PathAndQuery}";
}
