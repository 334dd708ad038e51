using System.Globalization;
using System.Net;

namespace SoundCloud;

/// <summary>Sends again what may be sent again, after the wait that the service asks for or a jittered one.</summary>
internal sealed class RetryHandler(SoundCloudClientOptions options, Redaction redaction) : DelegatingHandler
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    private readonly RateLimits _limits = new(options.TimeProvider);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        for (var retries = 0; ; retries++)
        {
            call.RetryCount = retries;
            HttpResponseMessage? response = null;
            string reason;
            TimeSpan? asked = null;
            var pass = await _limits.EnterAsync(call, cancellationToken).ConfigureAwait(false);
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                asked = Noted(call, response, retries, pass);
                if (retries >= options.MaximumRetryCount || !IsRetried(call, response.StatusCode))
                    return response;
                reason = $"{((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)} {response.ReasonPhrase}";
            }
            catch (SoundCloudException e) when (retries < options.MaximumRetryCount && IsRetried(call, e))
            {
                reason = redaction.Scrub(e.Message, call);
            }
            finally
            {
                if (response is null)
                    pass.Abandon();
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

    /// <summary>How long to wait for another try; a limit that was reached holds all who share it.</summary>
    private TimeSpan? Noted(ApiRequestMessage call, HttpResponseMessage response, int retries, RateLimits.Pass pass)
    {
        if (response.IsSuccessStatusCode)
        {
            pass.Open();
            return null;
        }
        var fields = response.Content is BodyContent content ? ApiError.Fields.Read(content.Body.Memory.Span) : ApiError.Fields.None;
        var delay = RetryDelay.Read(response, fields, options.TimeProvider.GetUtcNow()).Delay;
        if (response.StatusCode is not HttpStatusCode.TooManyRequests)
        {
            pass.Open();
            return delay;
        }
        delay ??= Backoff(retries);
        // Nobody is kept for hours: each caller gets the error, with its time.
        if (delay <= options.MaximumRetryDelay && options.MaximumRetryCount > 0)
            _limits.Close(call, response, fields.LimitName, delay.Value, pass);
        else
            pass.Abandon();
        return delay;
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
