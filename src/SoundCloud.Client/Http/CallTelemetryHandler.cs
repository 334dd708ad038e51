using System.Diagnostics;

namespace SoundCloud;

/// <summary>Tells the observer and the listeners of the ActivitySource and the Meter "SoundCloud" of each call, whatever it took.</summary>
internal sealed class CallTelemetryHandler(TimeProvider time, Redaction redaction) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        return CallTracing.IsOn ? CallTracing.TraceAsync(call, MeasureAsync, redaction, cancellationToken) : MeasureAsync(call, cancellationToken);
    }

    private Task<HttpResponseMessage> MeasureAsync(ApiRequestMessage call, CancellationToken cancellationToken) =>
        CallMetrics.IsOn ? CallMetrics.MeasureAsync(call, SendAsync, time, cancellationToken) : SendAsync(call, cancellationToken);

    private Task<HttpResponseMessage> SendAsync(ApiRequestMessage call, CancellationToken cancellationToken) =>
        call.Observer is { } observer ? ObserveAsync(call, observer.OnRequest, cancellationToken) : base.SendAsync(call, cancellationToken);

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

/// <summary>Calls as activities, for OpenTelemetry: one each, all its retries included, with no value of a query in it.</summary>
internal static class CallTracing
{
    private static readonly ActivitySource Source = new("SoundCloud", typeof(CallTracing).Assembly.GetName().Version!.ToString(3));

    /// <summary>Whether anybody listens; nothing is made where nobody does.</summary>
    public static bool IsOn => Source.HasListeners();

    public static async Task<HttpResponseMessage> TraceAsync(
        ApiRequestMessage call, Func<ApiRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, Redaction redaction, CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity(call.Method.Method, ActivityKind.Client);
        activity?.SetTag("http.request.method", call.Method.Method);
        activity?.SetTag("url.path", redaction.Path(call.RequestUri!, call));
        try
        {
            var response = await send(call, cancellationToken).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            activity?.SetTag("http.response.status_code", status);
            if (status >= 400)
                Fail(activity, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return response;
        }
        catch (Exception e)
        {
            Fail(activity, e.GetType().FullName!);
            throw;
        }
        finally
        {
            activity?.SetTag("soundcloud.retry_count", call.RetryCount);
        }
    }

    private static void Fail(System.Diagnostics.Activity? activity, string type)
    {
        activity?.SetTag("error.type", type);
        activity?.SetStatus(ActivityStatusCode.Error);
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
                Path = redaction.Target(call.RequestUri!, call),
                Status = status,
                Duration = time.GetElapsedTime(started),
                RetryCount = call.RetryCount,
                Error = error,
                FromCache = call.IsFromCache,
            });
        }
    }
}
