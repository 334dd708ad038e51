namespace SoundCloud;

/// <summary>Tracks.</summary>
public sealed class TracksClient
{
    private readonly Api _api;

    internal TracksClient(Api api) => _api = api;

    /// <summary>One track: <c>GET /tracks/{track_urn}</c>.</summary>
    /// <param name="id">The track; a link is resolved first.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is none, or it is private.</exception>
    public Task<Track> GetAsync(SoundCloudId id, string? secretToken = null, CancellationToken cancellationToken = default) =>
        _api.For(Routes.Track, id.WithSecretToken(secretToken)).ReadAsync(Track.Shape, cancellationToken);

    /// <summary>Many tracks in the order of their ids, 50 a request: <c>GET /tracks?urns=</c>.</summary>
    public IAsyncEnumerable<BatchResult<Track>> GetManyAsync(IEnumerable<SoundCloudId> ids, CancellationToken cancellationToken = default) =>
        Batches().ReadAsync(ids, cancellationToken);

    /// <summary>Tracks like this one: <c>GET /tracks/{track_urn}/related</c>.</summary>
    public PagedList<Track> Related(SoundCloudId id, ListOptions? options = null) => _api.For(Routes.TrackRelated, id).List(Track.Shape, options);

    /// <summary>Who likes it: <c>GET /tracks/{track_urn}/favoriters</c>.</summary>
    public PagedList<User> Favoriters(SoundCloudId id, ListOptions? options = null) => _api.For(Routes.TrackFavoriters, id).List(User.Shape, options);

    /// <summary>Who reposted it: <c>GET /tracks/{track_urn}/reposters</c>.</summary>
    public PagedList<User> Reposters(SoundCloudId id, ListOptions? options = null) => _api.For(Routes.TrackReposters, id).List(User.Shape, options);

    /// <summary>Its comments: <c>GET /tracks/{track_urn}/comments</c>.</summary>
    public PagedList<Comment> Comments(SoundCloudId id, ListOptions? options = null) => _api.For(Routes.TrackComments, id).List(Comment.Shape, options);

    /// <summary>Comments a track: <c>POST /tracks/{track_urn}/comments</c>.</summary>
    /// <param name="id">The track; a link is resolved first.</param>
    /// <param name="body">The text.</param>
    /// <param name="timestamp">Where in the track it stands.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Comment> AddCommentAsync(SoundCloudId id, string body, TimeSpan? timestamp = null, CancellationToken cancellationToken = default) =>
        _api.For(Routes.AddComment, id).Json(Comment.ToJson(body, timestamp)).ReadAsync(Comment.Shape, cancellationToken);

    /// <summary>Changes the members that were set, and no others: <c>PUT /tracks/{track_urn}</c>.</summary>
    public Task<Track> UpdateAsync(SoundCloudId id, TrackUpdate update, CancellationToken cancellationToken = default) =>
        _api.For(Routes.UpdateTrack, id).Body(update.ToContent("track")).ReadAsync(Track.Shape, cancellationToken);

    /// <summary>Deletes a track for good: <c>DELETE /tracks/{track_urn}</c>.</summary>
    public Task DeleteAsync(SoundCloudId id, CancellationToken cancellationToken = default) => _api.For(Routes.DeleteTrack, id).SendAsync(cancellationToken);

    /// <summary>Replaces what the track sells: <c>PUT /tracks/{track_urn}/storefront</c>. What is null is cleared.</summary>
    /// <exception cref="SoundCloudApiException">403: not its owner, or no subscription that allows it.</exception>
    public Task<Storefront> SetStorefrontAsync(SoundCloudId id, Storefront storefront, CancellationToken cancellationToken = default) =>
        _api.For(Routes.SetStorefront, id).Json(storefront.ToJson()).ReadAsync(Storefront.Shape, cancellationToken);

    /// <summary>The waveform of a track, from <see cref="Track.WaveformUrl"/>. That is the address of a picture; the numbers it was drawn from lie beside it.</summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NoWaveformException">It has none, or none yet.</exception>
    /// <exception cref="ProtocolException">The answer is no waveform.</exception>
    public async Task<Waveform> GetWaveformAsync(Track track, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(track.WaveformUrl))
            throw new NoWaveformException(track);
        var picture = Origin.Require(track.WaveformUrl, static () => Messages.WaveformAddress);
        var numbers = new UriBuilder(picture) { Path = Path.ChangeExtension(picture.AbsolutePath, ".json") }.Uri;
        return await _api.File(numbers, isPublic: true).ReadAsync(Waveform.Read, cancellationToken).ConfigureAwait(false);
    }

    internal BatchReader<Track> Batches() => new(_api, ResourceKind.Track, Routes.Tracks, Track.Shape, (id, stop) => GetAsync(id, null, stop));
}
