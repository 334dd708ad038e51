namespace SoundCloud.Sandbox;

/// <summary>One request that arrived at the sandbox. Holds no secret.</summary>
public sealed class LoggedRequest
{
    private static readonly Dictionary<string, string> NoForm = [];

    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal LoggedRequest(int number, string host, string method, string path, string query, DateTimeOffset at, int connectionId)
    {
        Number = number;
        Host = host;
        Method = method;
        Path = path;
        Query = query;
        At = at;
        ConnectionId = connectionId;
    }

    /// <summary>Its place in the order of arrival, from 1.</summary>
    public int Number { get; }

    /// <summary>Which of the three hosts: <c>api</c>, <c>auth</c> or <c>cdn</c>.</summary>
    public string Host { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path as it was sent, still percent-encoded.</summary>
    public string Path { get; }

    /// <summary>The query as it was sent, without the question mark; values that are secrets read <c>***</c>.</summary>
    public string Query { get; }

    /// <summary>Path and query together.</summary>
    public string PathAndQuery => Query.Length == 0 ? Path : $"{Path}?{Query}";

    /// <summary>When it arrived.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Which connection it came over, per host.</summary>
    public int ConnectionId { get; }

    /// <summary>Whether it carried an Authorization header.</summary>
    public bool HasAuthorization => AuthorizationScheme is not null;

    /// <summary>The first word of the Authorization header: <c>OAuth</c>, <c>Bearer</c> or <c>Basic</c>.</summary>
    public string? AuthorizationScheme { get; internal set; }

    /// <summary>The kind of a known access token, <c>user</c> or <c>app</c>; null for an unknown one.</summary>
    public string? TokenKind { get; internal set; }

    /// <summary>The status sent; 0 until the answer begins.</summary>
    public int Status { get; internal set; }

    /// <summary>The client went away, or the sandbox stopped, before the answer was complete.</summary>
    public bool Aborted { get; private set; }

    /// <summary>Bytes of the request's body that were read.</summary>
    public long BodyLength { get; internal set; }

    /// <summary>The fault that was applied, if any.</summary>
    public string? Fault { get; internal set; }

    /// <summary>The fields of a token request; values that are secrets read <c>***</c>.</summary>
    public IReadOnlyDictionary<string, string> Form { get; internal set; } = NoForm;

    /// <summary>The serial number of the refresh token sent, also of a dead one; null for none or an unknown one.</summary>
    public int? RefreshTokenNumber { get; internal set; }

    /// <summary>Ends when the answer is out or the client has gone.</summary>
    public Task Completion => _completion.Task;

    internal bool HasLanded { get; set; }

    /// <summary>Method, address, status; no secret.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        $"{Number.Text()} {Host} {Method} {PathAndQuery} {(Status == 0 ? "-" : Status.Text())}{(Fault is null ? "" : $" [{Fault}]")}{(Aborted ? " aborted" : "")}";

    internal void End(bool aborted)
    {
        Aborted = aborted;
        _completion.TrySetResult();
    }
}
