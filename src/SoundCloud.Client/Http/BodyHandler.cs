using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SoundCloud;

/// <summary>Owns time and the body: headers and a least part of the body within each time-out, the whole body buffered, failures made the client's own.</summary>
internal sealed class BodyHandler(SoundCloudClientOptions options, Redaction redaction, bool isSecret = false) : DelegatingHandler
{
    // Many times the largest page there is: 200 playlists of 40 tracks each.
    private const int MaximumBody = 32 * 1024 * 1024;

    // Bytes a second, over the time-out: a tenth of the slowest line, and many times what only keeps a connection open.
    private const int LeastRate = 256;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var stop = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), deadline);
        HttpResponseMessage? response = null;
        var call = (ApiRequestMessage)request;
        var enough = (long)(options.Timeout.TotalSeconds * LeastRate);
        var (received, counted) = (0, 0);
        // The time for the answer begins when the last byte of an upload was sent.
        var upload = call.Content as UploadForm;
        if (upload is not null)
            upload.OnSent = () => deadline.CancelAfter(options.Timeout);
        try
        {
            response = await base.SendAsync(request, deadline.Token).ConfigureAwait(false);
            // SoundCloud asks for no credentials in this way.
            if (response.StatusCode is HttpStatusCode.ProxyAuthenticationRequired)
                throw UnreachableException.ByProxy(Messages.ProxyAsksForCredentials);
            if (call.IsStreamed && response.IsSuccessStatusCode)
            {
                var streamed = response;
                response = null;
                return streamed;
            }
            deadline.CancelAfter(options.Timeout);
            using var content = response.Content;
            var stream = await content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            var body = await Body.ReadAsync(stream, content.Headers.ContentLength, MaximumBody, OnProgress, deadline.Token, isSecret).ConfigureAwait(false);
            var buffered = new BodyContent(body);
            foreach (var header in content.Headers.NonValidated)
            {
                // The length is that of the body as it is here.
                if (!call.IsShareable && !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                    buffered.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
            response.Content = buffered;
            var complete = response;
            response = null;
            return complete;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            throw received > counted
                ? new RequestTimeoutException(Messages.AnswerTooSlow(enough, options.Timeout.TotalSeconds), options.Timeout)
                : new RequestTimeoutException(options.Timeout);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            // The transport's own connect time-out.
            throw new UnreachableException(Messages.NotReachedInTime, redaction.Scrub(e, call), isTransient: true, isUnsent: true);
        }
        catch (HttpRequestException e)
        {
            throw Explain(e, redaction.Scrub(e, call), call.RequestUri!);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new ProtocolException(Messages.AnswerBrokeOff, redaction.Scrub(e, call), isTransient: true);
        }
        finally
        {
            if (upload is not null)
                upload.OnSent = null;
            response?.Dispose();
        }

        // A slow line is not a time-out; bytes that come one by one only keep the call from its end.
        void OnProgress(int length)
        {
            received = length;
            if (length - counted < enough)
                return;
            counted = length;
            deadline.CancelAfter(options.Timeout);
        }
    }

    private SoundCloudException Explain(HttpRequestException e, Exception told, Uri address)
    {
        var host = address.Authority;
        return e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError when ProxyTo(address) is { } proxy =>
                UnreachableException.ByProxy(Messages.ProxyNotReached(proxy.Authority), told, isTransient: e.HttpRequestError is HttpRequestError.ConnectionError),
            HttpRequestError.NameResolutionError => new UnreachableException(Messages.NameNotResolved(host), told, isTransient: false),
            HttpRequestError.SecureConnectionError => new UnreachableException(Messages.NoSecureConnection(host), told, isTransient: false),
            HttpRequestError.ConnectionError => new UnreachableException(NoConnection(host, e), told, isTransient: true, isUnsent: true),
            HttpRequestError.ProxyTunnelError => UnreachableException.ByProxy(
                e.StatusCode switch
                {
                    null => Messages.NoWayThroughProxy(host),
                    HttpStatusCode.ProxyAuthenticationRequired => Messages.ProxyAsksForCredentials,
                    { } status => Messages.ProxyAnswered(((int)status).ToString(CultureInfo.InvariantCulture) + " " + status, host),
                },
                told,
                isTransient: e.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout),
            HttpRequestError.ResponseEnded when e.InnerException is null or IOException => new ProtocolException(Messages.ConnectionClosed(host), told, isTransient: true),
            HttpRequestError.Unknown when e.InnerException is IOException or SocketException => new UnreachableException(Messages.ConnectionLost(host), told, isTransient: true),
            HttpRequestError.ConfigurationLimitExceeded => new ProtocolException(Messages.TooManyHeaders(host), told, isTransient: false),
            _ => new ProtocolException(Messages.AnswerNotHttp(host), told, isTransient: false),
        };
    }

    /// <summary>The proxy that the runtime asks; null where it goes to the host itself, or does not send the request at all.</summary>
    private Uri? ProxyTo(Uri target) =>
        options.Transport is null && (options.Proxy ?? HttpClient.DefaultProxy) is var proxies && !proxies.IsBypassed(target) ? proxies.GetProxy(target) : null;

    private static string NoConnection(string host, HttpRequestException e) =>
        e.InnerException is SocketException socket ? Messages.NoConnectionBecause(host, socket.SocketErrorCode) : Messages.NoConnection(host);
}
