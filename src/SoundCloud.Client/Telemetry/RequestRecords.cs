namespace SoundCloud;

/// <summary>One call as its caller sees it, after all its retries; it holds no secret.</summary>
public sealed class RequestRecord
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, with the names of the query parameters and none of their values.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public required int? Status { get; init; }

    /// <summary>How long it took, all retries and waits included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How often it was sent again.</summary>
    public required int RetryCount { get; init; }

    /// <summary>Why no answer came, or null.</summary>
    public required string? Error { get; init; }

    /// <summary>Whether it was answered from the cache.</summary>
    public required bool FromCache { get; init; }

    /// <summary>One line, such as <c>GET /tracks?q=… 200 143 ms retries=0</c>.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Method} {Path} {(Status is { } status ? status : "failed")} {Duration.TotalMilliseconds:0} ms retries={RetryCount}{(FromCache ? " cached" : "")}{(Error is null ? "" : " " + Error)}");
}

/// <summary>One retry, told before its wait begins; it holds no secret.</summary>
public sealed class RetryRecord
{
    /// <summary>Which retry it is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>How long the wait will be.</summary>
    public required TimeSpan Delay { get; init; }

    /// <summary>Why: the status with its reason, or what failed.</summary>
    public required string Reason { get; init; }

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public required int? Status { get; init; }

    /// <summary>The path, with the names of the query parameters and none of their values.</summary>
    public required string Uri { get; init; }

    /// <summary>One line, such as <c>retry 1 of /tracks in 2 s: 429 Too Many Requests</c>.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"retry {Attempt} of {Uri} in {Delay.TotalSeconds:0.###} s: {Reason}");
}

/// <summary>Hears of calls, attempts and retries as they happen, on whatever thread they happen.</summary>
public interface IRequestObserver
{
    /// <summary>A call has ended.</summary>
    void OnRequest(RequestRecord record);

    /// <summary>A call failed and will be sent again after a wait.</summary>
    void OnRetry(RetryRecord record);

    /// <summary>One request was answered by one response, or failed.</summary>
    void OnAttempt(RequestRecord record)
    {
    }

    /// <summary>An answer was read, though not all of it made sense: one line that says what was left out, with no value in it.</summary>
    void OnNotice(string message)
    {
    }
}
