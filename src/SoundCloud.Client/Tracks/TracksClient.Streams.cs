namespace SoundCloud;

/// <content>Streams: two steps, the token to the API's host only.</content>
public sealed partial class TracksClient
{
    /// <summary>The best stream of a track: <c>GET /tracks/{track_urn}/streams</c>.</summary>
    /// <param name="id">The track; a link is resolved first.</param>
    /// <param name="previewOnly">Takes the 30 seconds' preview.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is no such track, or no stream of it for this session.</exception>
    public async Task<TrackStream> GetStreamAsync(
        SoundCloudId id, bool previewOnly = false, string? secretToken = null, CancellationToken cancellationToken = default)
    {
        var track = await _connection.ResolveAsync(id, ResourceKind.Track, cancellationToken).ConfigureAwait(false);
        var urn = track.ToUrn(ResourceKind.Track);
        var links = await _connection.GetAsync(
            Routes.TrackStreams,
            Routes.TrackStreams.Expand(urn),
            new Query().Add("secret_token", secretToken ?? track.SecretToken),
            StreamLinks.Shape,
            cancellationToken).ConfigureAwait(false);
        var all = links.ByPreference().ToList();
        var chosen = all.Find(link => !previewOnly || link.Format == TrackStream.Preview);
        if (chosen.Url is null)
            throw new ProtocolException(previewOnly ? Messages.NoPreview(urn) : Messages.NoStream(urn));
        var uri = Origin.Require(chosen.Url, static () => Messages.StreamAddress);
        return new TrackStream
        {
            TrackUrn = urn,
            Format = chosen.Format,
            Uri = uri,
            Formats = [.. all.Select(link => link.Format)],
            IsResolved = !Origin.IsSame(uri, _connection.Options.ApiUri),
        };
    }

    /// <summary>The stream on the CDN, whose address is good for some minutes and must be asked without a token.</summary>
    public async Task<TrackStream> ResolveStreamAsync(TrackStream stream, CancellationToken cancellationToken = default)
    {
        if (stream.IsResolved)
            return stream;
        var location = await _connection.GetLocationAsync(Routes.TrackStreams, stream.Uri, cancellationToken).ConfigureAwait(false);
        return new TrackStream
        {
            TrackUrn = stream.TrackUrn,
            Format = stream.Format,
            Uri = Origin.Require(location, static () => Messages.StreamAddress),
            Formats = stream.Formats,
            IsResolved = true,
        };
    }

    /// <summary>Where the preview of a track is: <c>GET /tracks/{track_urn}/preview</c>.</summary>
    /// <param name="id">The track; a link is resolved first.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TrackStream> GetPreviewAsync(SoundCloudId id, string? secretToken = null, CancellationToken cancellationToken = default)
    {
        var track = await _connection.ResolveAsync(id, ResourceKind.Track, cancellationToken).ConfigureAwait(false);
        var urn = track.ToUrn(ResourceKind.Track);
        var query = new Query().Add("secret_token", secretToken ?? track.SecretToken);
        var location = await _connection.GetLocationAsync(
            Routes.TrackPreview, _connection.UriOf(Routes.TrackPreview.Expand(urn), query), cancellationToken).ConfigureAwait(false);
        var uri = Origin.Require(location, static () => Messages.PreviewAddress);
        return new TrackStream
        {
            TrackUrn = urn,
            Format = TrackStream.Preview,
            Uri = uri,
            Formats = [TrackStream.Preview],
            IsResolved = !Origin.IsSame(uri, _connection.Options.ApiUri),
        };
    }
}
