using System.Net;

namespace SoundCloud;

/// <summary>Sends again what may be sent again, after the wait that the service asks for or a jittered one.</summary>
internal sealed class RetryHandler(SoundCloudClientOptions options, RateLimits limits, SharedLimits? shared, Redaction redaction) : DelegatingHandler
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    // A timer takes no more than 49 days.
    private readonly TimeSpan _longestWait = options.MaximumRetryDelay < TimeSpan.FromDays(49) ? options.MaximumRetryDelay : TimeSpan.FromDays(49);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        for (var retries = 0; ; retries++)
        {
            call.RetryCount = retries;
            var mayRetry = retries < options.MaximumRetryCount;
            var pass = shared is null
                ? await limits.EnterAsync(call, _longestWait, cancellationToken).ConfigureAwait(false)
                : await shared.EnterAsync(call, _longestWait, cancellationToken).ConfigureAwait(false);
            HttpResponseMessage? response = null;
            SoundCloudException? failure = null;
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (SoundCloudException e) when (mayRetry && IsRetried(call, e))
            {
                failure = e;
            }
            finally
            {
                if (response is null)
                    await LeaveAsync(call, pass, isOpen: false).ConfigureAwait(false);
            }
            if (response is { IsSuccessStatusCode: true })
            {
                await LeaveAsync(call, pass, isOpen: true).ConfigureAwait(false);
                return response;
            }

            var fields = FieldsOf(response);
            var delay = AskedFor(response, fields) ?? Backoff(retries, _longestWait, options.Jitter());
            // A wait of hours is an error that says when the limit ends, not a sleep.
            var isTimely = delay <= _longestWait;
            if (response is { StatusCode: HttpStatusCode.TooManyRequests } && isTimely && options.MaximumRetryCount > 0)
                await CloseAsync(call, response, fields.LimitName, delay).ConfigureAwait(false);
            if (response is not null)
                await LeaveAsync(call, pass, isOpen: response.StatusCode is not HttpStatusCode.TooManyRequests).ConfigureAwait(false);
            if (response is not null && !(mayRetry && isTimely && IsRetried(call, response.StatusCode)))
                return response;

            using (response)
            {
                call.Observer?.OnRetry(new RetryRecord
                {
                    Attempt = retries + 1,
                    Delay = delay,
                    Reason = failure is not null
                        ? redaction.Scrub(failure.Message, call)
                        : redaction.Status(response!, call),
                    Status = (int?)response?.StatusCode,
                    Uri = redaction.Target(call.RequestUri!, call),
                });
            }
            CallMetrics.Retry(call, delay);
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask CloseAsync(ApiRequestMessage call, HttpResponseMessage response, string? name, TimeSpan wait)
    {
        var calls = RateLimits.CallsOf(call, response);
        limits.Close(calls, name, options.TimeProvider.GetUtcNow() + wait);
        if (shared is not null)
            await shared.CloseAsync(calls, name, wait).ConfigureAwait(false);
    }

    private async ValueTask LeaveAsync(ApiRequestMessage call, RateLimits.Pass pass, bool isOpen)
    {
        if (isOpen)
            pass.Open();
        else
            pass.Abandon();
        if (shared is not null)
            await shared.LeaveAsync(call, pass, isOpen).ConfigureAwait(false);
    }

    private TimeSpan? AskedFor(HttpResponseMessage? response, ApiError.Fields fields) =>
        response is null ? null : RetryDelay.Read(response, fields, options.TimeProvider.GetUtcNow()).Delay;

    /// <summary>Full jitter: a part of a ceiling that doubles with each retry.</summary>
    private static TimeSpan Backoff(int retries, TimeSpan longest, double jitter) =>
        TimeSpan.FromMilliseconds(Math.Min(FirstWait.TotalMilliseconds * Math.Pow(2, retries), longest.TotalMilliseconds) * jitter);

    private static ApiError.Fields FieldsOf(HttpResponseMessage? response) =>
        response?.Content is BodyContent content ? ApiError.Fields.Read(content.Body.Memory.Span) : ApiError.Fields.None;

    private static bool IsRetried(ApiRequestMessage call, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => IsRepeatable(call),
        HttpStatusCode.InternalServerError => call.IsIdempotentRead,
        _ => false,
    };

    private static bool IsRetried(ApiRequestMessage call, SoundCloudException failure) => failure switch
    {
        // What has never left can be sent again whatever it is.
        UnreachableException unreachable => unreachable.IsTransient && (unreachable.IsUnsent || IsRepeatable(call)),
        RequestTimeoutException => IsRepeatable(call),
        ProtocolException protocol => protocol.IsTransient && IsRepeatable(call),
        _ => false,
    };

    private static bool IsRepeatable(ApiRequestMessage call) =>
        call.IsIdempotentRead || call.Method == HttpMethod.Put || call.Method == HttpMethod.Delete;
}
