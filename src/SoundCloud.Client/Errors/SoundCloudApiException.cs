using System.Net;

namespace SoundCloud;

/// <summary>The API answered with an error status.</summary>
public class SoundCloudApiException : SoundCloudException
{
    internal SoundCloudApiException(ApiError error, Exception? innerException = null)
        : base(error.Message, innerException)
    {
        Status = error.Status;
        ErrorCode = error.Code;
        Errors = error.Errors;
        RequestId = error.RequestId;
        ResponseBody = error.Body;
        Method = error.Method;
        Path = error.Path;
        RetryAfter = error.RetryAfter;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The service's error code, such as <c>invalid_grant</c>; null if it sent none.</summary>
    public string? ErrorCode { get; }

    /// <summary>The messages, if the service sent several.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>The service's id for the request, for its support; null if it sent none.</summary>
    public string? RequestId { get; }

    /// <summary>The body of the answer without secrets, at most 4096 characters.</summary>
    public string ResponseBody { get; }

    /// <summary>The HTTP method of the request.</summary>
    public string Method { get; }

    /// <summary>The path of the request, without its query.</summary>
    public string Path { get; }

    /// <summary>How long to wait before another try; null if the service did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the thing does not exist (404, 410).</summary>
    public bool IsNotFound => Status is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    /// <summary>Whether a limit was reached (429).</summary>
    public bool IsRateLimited => Status is HttpStatusCode.TooManyRequests;

    /// <summary>Whether the token was refused (401).</summary>
    public bool IsUnauthorized => Status is HttpStatusCode.Unauthorized;
}

/// <summary>A rate limit was reached, and the wait for its end is longer than allowed, or all retries were used.</summary>
public sealed class RateLimitException : SoundCloudApiException
{
    internal RateLimitException(ApiError error)
        : base(error)
    {
        LimitName = error.LimitName;
        ResetsAt = error.ResetsAt;
    }

    /// <summary>The limit's name, such as <c>plays</c>; null if the service did not say.</summary>
    public string? LimitName { get; }

    /// <summary>When the limit ends; null if the service did not say.</summary>
    public DateTimeOffset? ResetsAt { get; }
}
