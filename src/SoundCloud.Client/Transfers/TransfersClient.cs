using System.Buffers;
using System.Net;

namespace SoundCloud;

/// <summary>Uploads and downloads of whole files. As long as bytes move, no time-out ends one.</summary>
public sealed class TransfersClient
{
    private readonly Api _api;

    internal TransfersClient(Api api) => _api = api;

    /// <summary>Uploads a track: <c>POST /tracks</c>, streamed.</summary>
    /// <param name="audio">The file; its length must be known for a progress with a total. The caller disposes of it.</param>
    /// <param name="fileName">Its name; the extension tells the content type.</param>
    /// <param name="track">Title and what else to set.</param>
    /// <param name="artwork">A picture, JPEG, PNG or GIF, and its name.</param>
    /// <param name="progress">Hears of the bytes sent.</param>
    /// <param name="cancellationToken">Ends the call and its connection.</param>
    /// <exception cref="SoundCloudApiException">401: this token, account or app may not upload; 422: the file or a member was refused.</exception>
    public async Task<Track> UploadAsync(
        Stream audio,
        string fileName,
        TrackUpdate track,
        (Stream Content, string FileName)? artwork = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var form = new UploadForm(track.ToForm("track"));
        form.AddFile("track[asset_data]", audio, fileName, progress);
        if (artwork is { } picture)
            form.AddFile("track[artwork_data]", picture.Content, picture.FileName);
        return await _api.For(Routes.UploadTrack).Upload(form).ReadAsync(Track.Shape, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads the original file that its owner allows to download, from where an earlier try ended.</summary>
    /// <param name="track">The track; its <see cref="Track.DownloadUrl"/> says whether it may be downloaded.</param>
    /// <param name="destination">Where the bytes go; written at its end where the service resumes, else from its beginning.</param>
    /// <param name="progress">Hears of the bytes received.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The file's name as the service gives it; null where it gives none.</returns>
    /// <exception cref="NotDownloadableException">Its owner does not allow it.</exception>
    public async Task<string?> DownloadAsync(
        Track track, Stream destination, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(track.DownloadUrl))
            throw new NotDownloadableException(track);
        var from = destination.Length;
        var file = _api.File(Origin.Require(track.DownloadUrl, static () => Messages.DownloadAddress));
        using var response = await file.OpenAsync(from, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // All of it is here already.
            if (response.Content.Headers.ContentRange?.Length == from)
                return NameOf(response);
            throw new ProtocolException(Messages.PartNotOfFile);
        }
        if (response.StatusCode is not HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != from)
        {
            destination.SetLength(0);
            from = 0;
        }
        destination.Position = from;
        await CopyAsync(response, destination, from, progress, cancellationToken).ConfigureAwait(false);
        return NameOf(response);
    }

    private async Task CopyAsync(
        HttpResponseMessage response, Stream destination, long from, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var total = from + response.Content.Headers.ContentLength;
        using var stall = new CancellationTokenSource(_api.Options.Timeout, _api.Options.TimeProvider);
        using var stop = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), stall);
        var piece = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
            var received = from;
            while (true)
            {
                var read = await ReceiveAsync(stream, piece, stall.Token).ConfigureAwait(false);
                if (read == 0)
                    break;
                stall.CancelAfter(_api.Options.Timeout);
                await destination.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                received += read;
                progress?.Report(new(received, total));
            }
            if (total is { } expected && received != expected)
                throw BrokeOff();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RequestTimeoutException(_api.Options.Timeout);
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

    // A failure to write is the caller's own; a failure to receive is the service's.
    private static async ValueTask<int> ReceiveAsync(Stream stream, Memory<byte> piece, CancellationToken cancellationToken)
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

    private static ProtocolException BrokeOff(Exception? e = null) => new(Messages.DownloadBrokeOff, e);

    private static string? NameOf(HttpResponseMessage response) =>
        (response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName)?.Trim('"');
}
