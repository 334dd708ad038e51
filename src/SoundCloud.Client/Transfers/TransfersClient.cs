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
    /// <param name="track">Title and what else to set, the artwork too.</param>
    /// <param name="progress">Hears of the bytes sent.</param>
    /// <param name="cancellationToken">Ends the call and its connection.</param>
    /// <exception cref="SoundCloudApiException">401: this token, account or app may not upload; 422: the file or a member was refused.</exception>
    public async Task<Track> UploadAsync(
        Stream audio,
        string fileName,
        TrackUpdate track,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var form = track.ToUpload("track");
        form.AddFile("track[asset_data]", audio, fileName, progress);
        return await _api.For(Routes.UploadTrack).Body(form).ReadAsync(Track.Shape, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins the download of the original file that its owner allows to download, where an earlier one broke off.</summary>
    /// <param name="track">The track; its <see cref="Track.DownloadUrl"/> says whether it may be downloaded.</param>
    /// <param name="received">How many bytes of it are here already.</param>
    /// <param name="version">
    /// Which version of the file those are. Where the service has another version by now, or cannot be asked for one, the whole file comes.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The download, to be copied and disposed of. Its <see cref="Download.From"/> says where its bytes begin.</returns>
    /// <exception cref="NotDownloadableException">Its owner does not allow it.</exception>
    public async Task<Download> OpenDownloadAsync(
        Track track, long received = 0, FileVersion? version = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(track.DownloadUrl))
            throw new NotDownloadableException(track);
        var file = _api.File(Origin.Require(track.DownloadUrl, static () => Messages.DownloadAddress));
        if (received > 0 && version is { IsResumable: true })
        {
            // Of a file that is here as a whole the last byte is asked for: the answer says whether the file is still that version.
            var from = Math.Min(received, version.Length!.Value - 1);
            var rest = await file.OpenAsync(from, version, cancellationToken).ConfigureAwait(false);
            if (version.IsContinuedBy(rest, from))
                return new Download(rest, from, _api.Options, _api.Redaction);
            if (rest.StatusCode is HttpStatusCode.OK)
                return new Download(rest, 0, _api.Options, _api.Redaction);
            // A part of another version, or no part at all.
            rest.Dispose();
        }
        var whole = await file.OpenAsync(0, null, cancellationToken).ConfigureAwait(false);
        if (whole.StatusCode is not HttpStatusCode.PartialContent)
            return new Download(whole, 0, _api.Options, _api.Redaction);
        whole.Dispose();
        throw new ProtocolException(Messages.OnlyPartSent);
    }
}
