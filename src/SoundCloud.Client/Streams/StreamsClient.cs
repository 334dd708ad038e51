namespace SoundCloud;

/// <summary>Where tracks can be streamed from. A stream takes two steps: an address at the API, which needs the token, and one at the CDN, which must not get it.</summary>
public sealed class StreamsClient
{
    private readonly Api _api;

    internal StreamsClient(Api api) => _api = api;

    /// <summary>A stream of a track: <c>GET /tracks/{track_urn}/streams</c>.</summary>
    /// <param name="id">The track; a link is resolved first.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="format">Which format, such as <c>hls_mp3_128</c>; where null, the best.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is no such track, or no stream of it for this session.</exception>
    /// <exception cref="InvalidRequestException">The track does not come in that format.</exception>
    public async Task<TrackStream> GetAsync(
        SoundCloudId id, string? secretToken = null, string? format = null, CancellationToken cancellationToken = default)
    {
        var track = await ResolveAsync(id, secretToken, cancellationToken).ConfigureAwait(false);
        var urn = track.ToUrn(ResourceKind.Track);
        var all = await _api.For(Routes.TrackStreams, track)
            .ReadAsync(body => StreamLinks.Read(body) is { Count: > 0 } links ? links : throw new ProtocolException(Messages.NoStream(urn)), cancellationToken).ConfigureAwait(false);
        string[] formats = [.. all.Select(static link => link.Format)];
        var chosen = format is null ? 0 : Array.FindIndex(formats, one => one.Equals(format, StringComparison.OrdinalIgnoreCase));
        if (chosen < 0)
            throw new InvalidRequestException(Messages.NoStreamOfFormat(urn, format!, string.Join(", ", formats)));
        return Found(urn, formats[chosen], Origin.Require(all[chosen].Url, static () => Messages.StreamAddress), formats);
    }

    /// <summary>The preview of a track, 30 seconds: <c>GET /tracks/{track_urn}/preview</c>.</summary>
    /// <param name="id">The track; a link is resolved first.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TrackStream> GetPreviewAsync(SoundCloudId id, string? secretToken = null, CancellationToken cancellationToken = default)
    {
        var track = await ResolveAsync(id, secretToken, cancellationToken).ConfigureAwait(false);
        var location = await _api.For(Routes.TrackPreview, track).LocationAsync(cancellationToken).ConfigureAwait(false);
        return Found(track.ToUrn(ResourceKind.Track), TrackStream.Preview, Origin.Require(location, static () => Messages.PreviewAddress), [TrackStream.Preview]);
    }

    /// <summary>The stream at the CDN. Its address is good for some minutes and must be asked without a token.</summary>
    public async Task<TrackStream> ResolveAsync(TrackStream stream, CancellationToken cancellationToken = default)
    {
        if (stream.IsResolved)
            return stream;
        var location = await _api.For(Routes.TrackStreams).At(stream.Uri).LocationAsync(cancellationToken).ConfigureAwait(false);
        return stream.ResolvedTo(Origin.Require(location, static () => Messages.StreamAddress));
    }

    // Looked up here and not by the call, as the stream names its track.
    private async ValueTask<SoundCloudId> ResolveAsync(SoundCloudId id, string? secretToken, CancellationToken cancellationToken) =>
        await _api.Links.ResolveAsync(id.WithSecretToken(secretToken), ResourceKind.Track, cancellationToken).ConfigureAwait(false);

    private TrackStream Found(string urn, string format, Uri uri, IReadOnlyList<string> formats) => new()
    {
        TrackUrn = urn,
        Format = format,
        Uri = uri,
        Formats = formats,
        IsResolved = !Origin.IsSame(uri, _api.Options.ApiUri),
    };
}
