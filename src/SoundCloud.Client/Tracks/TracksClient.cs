namespace SoundCloud;

/// <summary>Tracks.</summary>
public sealed class TracksClient
{
    private readonly ApiConnection _connection;

    internal TracksClient(ApiConnection connection) => _connection = connection;

    /// <summary>One track: <c>GET /tracks/{track_urn}</c>.</summary>
    /// <param name="id">The track; a link is resolved first.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is none, or it is private.</exception>
    public async Task<Track> GetAsync(SoundCloudId id, string? secretToken = null, CancellationToken cancellationToken = default)
    {
        var track = await _connection.ResolveAsync(id, ResourceKind.Track, cancellationToken).ConfigureAwait(false);
        return await _connection.GetAsync(
            Routes.Track,
            Routes.Track.Expand(track.ToUrn(ResourceKind.Track)),
            new Query().Add("secret_token", secretToken ?? track.SecretToken),
            SoundCloudJsonContext.Default.Track,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Many tracks in the order of their ids, 50 a request: <c>GET /tracks?urns=</c>.</summary>
    public IAsyncEnumerable<BatchResult<Track>> GetManyAsync(IEnumerable<SoundCloudId> ids, CancellationToken cancellationToken = default) =>
        Batches().ReadAsync(ids, cancellationToken);

    /// <summary>Tracks like this one: <c>GET /tracks/{track_urn}/related</c>.</summary>
    public PagedList<Track> Related(SoundCloudId id, ListOptions? options = null) => new(
        _connection,
        Routes.TrackRelated,
        _connection.PathOf(Routes.TrackRelated, id, ResourceKind.Track),
        new Query(),
        options ?? new(),
        SoundCloudJsonContext.Default.ListTrack);

    /// <summary>Who likes it: <c>GET /tracks/{track_urn}/favoriters</c>.</summary>
    public PagedList<User> Favoriters(SoundCloudId id, ListOptions? options = null) => new(
        _connection,
        Routes.TrackFavoriters,
        _connection.PathOf(Routes.TrackFavoriters, id, ResourceKind.Track),
        new Query(),
        options ?? new(),
        SoundCloudJsonContext.Default.ListUser);

    internal BatchReader<Track> Batches() => new(
        _connection,
        ResourceKind.Track,
        Routes.Tracks,
        filtersAccess: true,
        SoundCloudJsonContext.Default.ListTrack,
        (id, stop) => GetAsync(id, null, stop));
}
