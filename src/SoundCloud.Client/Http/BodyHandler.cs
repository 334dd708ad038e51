using System.Net.Sockets;

namespace SoundCloud;

/// <summary>Owns time and the body: headers and each read within the time-out, the whole body buffered, failures made the client's own.</summary>
internal sealed class BodyHandler(SoundCloudClientOptions options, Redaction redaction, bool isSecret = false) : DelegatingHandler
{
    // Many times the largest page there is: 200 playlists of 40 tracks each.
    private const int MaximumBody = 32 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var stop = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), deadline);
        HttpResponseMessage? response = null;
        var call = (ApiRequestMessage)request;
        // The time for the answer begins when the last byte of an upload was sent.
        var upload = call.Content as UploadForm;
        if (upload is not null)
            upload.OnSent = () => deadline.CancelAfter(options.Timeout);
        try
        {
            response = await base.SendAsync(request, deadline.Token).ConfigureAwait(false);
            if (call.IsStreamed && response.IsSuccessStatusCode)
            {
                var streamed = response;
                response = null;
                return streamed;
            }
            using var content = response.Content;
            var stream = await content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            // Bytes that keep coming are progress: a slow line is not a time-out, a silent one is.
            var body = await Body.ReadAsync(
                stream, content.Headers.ContentLength, MaximumBody, () => deadline.CancelAfter(options.Timeout), deadline.Token, isSecret).ConfigureAwait(false);
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
            throw new RequestTimeoutException(options.Timeout);
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
            throw Explain(e, redaction.Scrub(e, call), call.RequestUri!.Authority);
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
    }

    private static SoundCloudException Explain(HttpRequestException e, Exception told, string host) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new UnreachableException(Messages.NameNotResolved(host), told, isTransient: false),
        HttpRequestError.SecureConnectionError => new UnreachableException(Messages.NoSecureConnection(host), told, isTransient: false),
        HttpRequestError.ConnectionError => new UnreachableException(NoConnection(host, e), told, isTransient: true, isUnsent: true),
        HttpRequestError.ProxyTunnelError => new UnreachableException(Messages.NoWayThroughProxy(host), told, isTransient: false),
        HttpRequestError.ResponseEnded when e.InnerException is null or IOException => new ProtocolException(Messages.ConnectionClosed(host), told, isTransient: true),
        HttpRequestError.Unknown when e.InnerException is IOException or SocketException => new UnreachableException(Messages.ConnectionLost(host), told, isTransient: true),
        HttpRequestError.ConfigurationLimitExceeded => new ProtocolException(Messages.TooManyHeaders(host), told, isTransient: false),
        _ => new ProtocolException(Messages.AnswerNotHttp(host), told, isTransient: false),
    };

    private static string NoConnection(string host, HttpRequestException e) =>
        e.InnerException is SocketException socket ? Messages.NoConnectionBecause(host, socket.SocketErrorCode) : Messages.NoConnection(host);
}
