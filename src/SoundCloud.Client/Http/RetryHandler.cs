using System.Globalization;
using System.Net;

namespace SoundCloud;

/// <summary>Sends again what may be sent again, after the wait that the service asks for or a jittered one.</summary>
internal sealed class RetryHandler(SoundCloudClientOptions options, Redaction redaction) : DelegatingHandler
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        for (var retries = 0; ; retries++)
        {
            call.RetryCount = retries;
            HttpResponseMessage? response = null;
            string reason;
            TimeSpan? asked = null;
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (retries >= options.MaximumRetryCount || !IsRetried(call, response.StatusCode))
                    return response;
                asked = Asked(response);
                reason = $"{((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)} {response.ReasonPhrase}";
            }
            catch (SoundCloudException e) when (retries < options.MaximumRetryCount && IsRetried(call, e))
            {
                reason = redaction.Scrub(e.Message, call);
            }

            var delay = asked ?? Backoff(retries);
            // A wait of hours is an error with its time, not a sleep: the answer says when the limit ends.
            if (delay > options.MaximumRetryDelay)
                return response!;

            var status = (int?)response?.StatusCode;
            response?.Dispose();
            call.Observer?.OnRetry(new RetryRecord
            {
                Attempt = retries + 1,
                Delay = delay,
                Reason = reason,
                Status = status,
                Uri = Redaction.Target(call.RequestUri!),
            });
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan? Asked(HttpResponseMessage response)
    {
        var fields = response.Content is BodyContent content ? ApiError.Fields.Read(content.Body.Memory.Span) : ApiError.Fields.None;
        return RetryDelay.Read(response, fields, options.TimeProvider.GetUtcNow()).Delay;
    }

    /// <summary>Full jitter over a doubling ceiling.</summary>
    private TimeSpan Backoff(int retries)
    {
        var ceiling = Math.Min(FirstWait.TotalMilliseconds * Math.Pow(2, retries), options.MaximumRetryDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(ceiling * options.Jitter());
    }

    private static bool IsRetried(ApiRequestMessage call, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => IsRepeatable(call),
        HttpStatusCode.InternalServerError => call.IsIdempotentRead,
        _ => false,
    };

    private static bool IsRetried(ApiRequestMessage call, SoundCloudException failure) => IsRepeatable(call) && failure switch
    {
        RequestTimeoutException => true,
        UnreachableException unreachable => unreachable.IsTransient,
        ProtocolException protocol => protocol.IsTransient,
        _ => false,
    };

    private static bool IsRepeatable(ApiRequestMessage call) =>
        call.IsIdempotentRead || call.Method == HttpMethod.Put || call.Method == HttpMethod.Delete;
}
