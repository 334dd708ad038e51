namespace SoundCloud.Sandbox;

/// <summary>One request that arrived at the sandbox. It contains no secret.</summary>
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

    /// <summary>The number of the request in the order of arrival, from 1.</summary>
    public int Number { get; }

    /// <summary>The host that received it: <c>api</c>, <c>auth</c> or <c>cdn</c>.</summary>
    public string Host { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path as it was sent, still percent-encoded.</summary>
    public string Path { get; }

    /// <summary>The query as it was sent, without the question mark; values that are secrets are replaced by <c>***</c>.</summary>
    public string Query { get; }

    /// <summary>Path and query together.</summary>
    public string PathAndQuery => Query.Length == 0 ? Path : $"{Path}?{Query}";

    /// <summary>When it arrived.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The number of the connection it came over, counted per host.</summary>
    public int ConnectionId { get; }

    /// <summary>Whether it carried an Authorization header.</summary>
    public bool HasAuthorization => AuthorizationScheme is not null;

    /// <summary>The first word of the Authorization header: <c>OAuth</c>, <c>Bearer</c> or <c>Basic</c>.</summary>
    public string? AuthorizationScheme { get; internal set; }

    /// <summary>The kind of a known access token, <c>user</c> or <c>app</c>; null for an unknown one.</summary>
    public string? TokenKind { get; internal set; }

    /// <summary>The status of the answer; 0 until the answer starts.</summary>
    public int Status { get; internal set; }

    /// <summary>Whether the client disconnected, or the sandbox stopped, before the answer was complete.</summary>
    public bool Aborted { get; private set; }

    /// <summary>How many bytes of the request's body were read.</summary>
    public long BodyLength { get; internal set; }

    /// <summary>The fault that was applied, if any.</summary>
    public string? Fault { get; internal set; }

    /// <summary>The fields of a token request; values that are secrets read <c>***</c>.</summary>
    public IReadOnlyDictionary<string, string> Form { get; internal set; } = NoForm;

    /// <summary>The serial number of the refresh token in the request, even if the token is no longer valid; null if there is none or it is unknown.</summary>
    public int? RefreshTokenNumber { get; internal set; }

    /// <summary>Completes when the answer has been sent or the client has disconnected.</summary>
    public Task Completion => _completion.Task;

    internal bool HasLanded { get; set; }

    /// <summary>Method, address and status, without secrets.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        $"{Number.Text()} {Host} {Method} {PathAndQuery} {(Status == 0 ? "-" : Status.Text())}{(Fault is null ? "" : $" [{Fault}]")}{(Aborted ? " aborted" : "")}";

    internal void End(bool aborted)
    {
        Aborted = aborted;
        _completion.TrySetResult();
    }
}
