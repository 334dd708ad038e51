namespace SoundCloud;

/// <summary>Tells the observer of each call, whatever it took.</summary>
internal sealed class CallTelemetryHandler(TimeProvider time, Redaction redaction) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        return call.Observer is { } observer ? ObserveAsync(call, observer.OnRequest, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private Task<HttpResponseMessage> ObserveAsync(ApiRequestMessage call, Action<RequestRecord> tell, CancellationToken cancellationToken) =>
        RequestTimer.ObserveAsync(call, base.SendAsync, tell, time, redaction, cancellationToken);
}

/// <summary>Tells the observer of each attempt of a call.</summary>
internal sealed class AttemptTelemetryHandler(TimeProvider time, Redaction redaction) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        return call.Observer is { } observer
            ? RequestTimer.ObserveAsync(call, base.SendAsync, observer.OnAttempt, time, redaction, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Times one sending and makes its record.</summary>
internal static class RequestTimer
{
    public static async Task<HttpResponseMessage> ObserveAsync(
        ApiRequestMessage call,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        Action<RequestRecord> tell,
        TimeProvider time,
        Redaction redaction,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        int? status = null;
        string? error = null;
        try
        {
            var response = await send(call, cancellationToken).ConfigureAwait(false);
            status = (int)response.StatusCode;
            return response;
        }
        catch (Exception e)
        {
            error = e is OperationCanceledException ? "cancelled" : redaction.Scrub(e.Message, call);
            throw;
        }
        finally
        {
            tell(new RequestRecord
            {
                Method = call.Method.Method,
                Path = Redaction.Target(call.RequestUri!),
                Status = status,
                Duration = time.GetElapsedTime(started),
                RetryCount = call.RetryCount,
                Error = error,
                FromCache = call.IsFromCache,
            });
        }
    }
}
