using System.Diagnostics.Metrics;

namespace SoundCloud;

/// <summary>What the client does as measurements of the Meter "SoundCloud", by operation. Where nobody listens, nothing is measured.</summary>
internal static class CallMetrics
{
    private static readonly Meter Meter = new("SoundCloud", typeof(CallMetrics).Assembly.GetName().Version!.ToString(3));

    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>("soundcloud.client.call.duration", "s");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("soundcloud.client.retries", "{retry}");

    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>("soundcloud.client.wait.duration", "s");

    private static readonly Counter<long> CacheHits = Meter.CreateCounter<long>("soundcloud.client.cache.hits", "{call}");

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("soundcloud.client.tokens.issued", "{token}");

    /// <summary>Whether anybody listens to calls.</summary>
    public static bool IsOn => Calls.Enabled;

    /// <summary>Sends a call and measures it.</summary>
    public static async Task<HttpResponseMessage> MeasureAsync(
        ApiRequestMessage call, Func<ApiRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var outcome = default(KeyValuePair<string, object?>);
        try
        {
            var response = await send(call, cancellationToken).ConfigureAwait(false);
            outcome = new("http.response.status_code", (int)response.StatusCode);
            return response;
        }
        catch (Exception e)
        {
            outcome = new("error.type", e.GetType().FullName);
            throw;
        }
        finally
        {
            Calls.Record(time.GetElapsedTime(started).TotalSeconds, OperationOf(call), outcome);
        }
    }

    public static void Retry(ApiRequestMessage call, TimeSpan wait)
    {
        if (Retries.Enabled)
            Retries.Add(1, OperationOf(call));
        Wait(call, wait, "retry");
    }

    public static void WaitForLimit(ApiRequestMessage call, TimeSpan wait) => Wait(call, wait, "limit");

    public static void CacheHit(ApiRequestMessage call)
    {
        if (CacheHits.Enabled)
            CacheHits.Add(1, OperationOf(call));
    }

    public static void TokenIssued(string grantType) => Tokens.Add(1, new KeyValuePair<string, object?>("oauth.grant_type", grantType));

    private static void Wait(ApiRequestMessage call, TimeSpan wait, string reason)
    {
        if (Waits.Enabled)
            Waits.Record(wait.TotalSeconds, OperationOf(call), new("soundcloud.wait.reason", reason));
    }

    // Few values, and none from outside: a file's path or a raw request's would make a series each.
    private static KeyValuePair<string, object?> OperationOf(ApiRequestMessage call) => new("soundcloud.operation", call.Operation?.ToString() ?? "other");
}
