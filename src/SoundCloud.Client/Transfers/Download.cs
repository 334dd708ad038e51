using System.Buffers;

namespace SoundCloud;

/// <summary>A download that has begun: the service has sent what it says of the file, and its bytes wait to be read.</summary>
public sealed class Download : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly SoundCloudClientOptions _options;
    private readonly Redaction _redaction;

    internal Download(HttpResponseMessage response, long from, SoundCloudClientOptions options, Redaction redaction)
    {
        (_response, From, _options, _redaction) = (response, from, options, redaction);
        var headers = response.Content.Headers;
        FileName = (headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName)?.Trim('"');
        ContentType = headers.ContentType?.MediaType;
        Version = FileVersion.Of(response);
    }

    /// <summary>The file's name as the service gives it, which can be any text; null where it gives none.</summary>
    public string? FileName { get; }

    /// <summary>The media type, such as <c>audio/mpeg</c>; null where the service gives none.</summary>
    public string? ContentType { get; }

    /// <summary>The offset in the file of the first byte that comes; 0 where the whole file comes.</summary>
    public long From { get; }

    /// <summary>Which version of the file it is, for a later download of its rest.</summary>
    public FileVersion Version { get; }

    /// <summary>Copies the bytes. As long as they come, no time-out ends it.</summary>
    /// <param name="destination">Where they go, at its position.</param>
    /// <param name="progress">Hears of the bytes of the file that are there, those before <see cref="From"/> included.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ProtocolException">The download broke off.</exception>
    /// <exception cref="RequestTimeoutException">No byte came for the time-out.</exception>
    public Task CopyToAsync(Stream destination, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        CopyToAsync(destination.WriteAsync, progress, cancellationToken);

    /// <summary>The same for a function that takes the bytes, piece by piece.</summary>
    internal async Task CopyToAsync(
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        using var stall = new CancellationTokenSource(_options.Timeout, _options.TimeProvider);
        using var stop = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), stall);
        var piece = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            var stream = await _response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
            var received = From;
            while (true)
            {
                var read = await ReceiveAsync(stream, piece, stall.Token).ConfigureAwait(false);
                if (read == 0)
                    break;
                stall.CancelAfter(_options.Timeout);
                await write(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                received += read;
                progress?.Report(new(received, Version.Length));
            }
            if (Version.Length is { } expected && received != expected)
                throw BrokeOff();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RequestTimeoutException(_options.Timeout);
        }
        catch (HttpRequestException e)
        {
            throw BrokeOff(e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _response.Dispose();

    // A failure to write is the caller's own; a failure to receive is the service's.
    private async ValueTask<int> ReceiveAsync(Stream stream, Memory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw BrokeOff(e);
        }
    }

    private ProtocolException BrokeOff(Exception? e = null) => new(Messages.DownloadBrokeOff, e is null ? null : _redaction.Scrub(e, _response.RequestMessage));
}
