using System.Globalization;
using System.Net.Sockets;
using SoundCloud.Sandbox.Faults;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox;

/// <summary>The steps of every request: log, latency, faults, the host's answer, compression.</summary>
internal sealed class HostPipeline(IHost host, RequestLog log, FaultSet faults, TimeProvider time, Func<TimeSpan> latency)
{
    public async Task ServeAsync(HttpExchange exchange)
    {
        var visit = new Visit(exchange) { Faults = faults.Hit(host.Name, exchange.Request) };
        await host.PrepareAsync(visit).ConfigureAwait(false);
        var entry = log.Arrived(host.Name, exchange, line => Describe(visit, line));
        var aborted = true;
        try
        {
            var response = await RespondAsync(visit).ConfigureAwait(false);
            entry.BodyLength = exchange.Request.Body.BytesRead;
            if (response.Wire is Wire.Normal or Wire.CloseHalfway)
                log.Answering(entry, response.Status);
            else
                entry.Status = response.Status;

            await exchange.SendAsync(response).ConfigureAwait(false);
            aborted = false;
        }
        finally
        {
            log.Ended(entry, aborted);
        }
    }

    private async Task<HttpResponse> RespondAsync(Visit visit)
    {
        var request = visit.Request;
        if (latency() is { Ticks: > 0 } delay)
            await Task.Delay(delay, time, visit.Exchange.Aborted).ConfigureAwait(false);

        var replacing = visit.Faults.FirstOrDefault(one => one.Fault.Replace is not null);
        var response = replacing?.Fault.Replace!(replacing, request) ?? await AnswerAsync(visit).ConfigureAwait(false);
        foreach (var one in visit.Faults)
            one.Fault.Alter?.Invoke(one, request, response);

        Compression.Apply(request, response);
        response.Headers.Set("Date", time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        return response;
    }

    private void Describe(Visit visit, LoggedRequest entry)
    {
        entry.Fault = visit.Faults.Count == 0 ? null : string.Join(',', visit.Faults.Select(one => one.Fault.Name));
        host.Describe(visit, entry);
    }

    private async Task<HttpResponse> AnswerAsync(Visit visit)
    {
        try
        {
            return await host.AnswerAsync(visit).ConfigureAwait(false);
        }
        catch (BadHttpException e)
        {
            return HttpResponse.Text(e.Status, e.Message);
        }
        catch (Exception e) when (e is not (IOException or SocketException or OperationCanceledException or ObjectDisposedException))
        {
            // A bug in the sandbox must not look like a fault of the service.
            return HttpResponse.Text(500, $"The sandbox itself failed: {e}");
        }
    }
}
