namespace SoundCloud;

/// <summary>Tracks.</summary>
public sealed partial class TracksClient
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
            Track.Shape,
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
        Track.Shape);

    /// <summary>Who likes it: <c>GET /tracks/{track_urn}/favoriters</c>.</summary>
    public PagedList<User> Favoriters(SoundCloudId id, ListOptions? options = null) => new(
        _connection,
        Routes.TrackFavoriters,
        _connection.PathOf(Routes.TrackFavoriters, id, ResourceKind.Track),
        new Query(),
        options ?? new(),
        User.Shape);

    /// <summary>Who reposted it: <c>GET /tracks/{track_urn}/reposters</c>.</summary>
    public PagedList<User> Reposters(SoundCloudId id, ListOptions? options = null) => new(
        _connection,
        Routes.TrackReposters,
        _connection.PathOf(Routes.TrackReposters, id, ResourceKind.Track),
        new Query(),
        options ?? new(),
        User.Shape);

    /// <summary>Its comments: <c>GET /tracks/{track_urn}/comments</c>.</summary>
    public PagedList<Comment> Comments(SoundCloudId id, ListOptions? options = null) => new(
        _connection,
        Routes.TrackComments,
        _connection.PathOf(Routes.TrackComments, id, ResourceKind.Track),
        new Query(),
        options ?? new(),
        Comment.Shape);

    /// <summary>Comments a track: <c>POST /tracks/{track_urn}/comments</c>.</summary>
    /// <param name="id">The track; a link is resolved first.</param>
    /// <param name="body">The text.</param>
    /// <param name="timestamp">Where in the track it stands.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Comment> AddCommentAsync(SoundCloudId id, string body, TimeSpan? timestamp = null, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(
            Routes.AddComment,
            id,
            ResourceKind.Track,
            new JsonContent(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("comment");
                writer.WriteString("body", body);
                if (timestamp is { } at)
                    writer.WriteNumber("timestamp", (long)at.TotalMilliseconds);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }),
            Comment.Shape,
            cancellationToken);

    /// <summary>Changes what was set, nothing else: <c>PUT /tracks/{track_urn}</c>.</summary>
    public Task<Track> UpdateAsync(SoundCloudId id, TrackUpdate update, CancellationToken cancellationToken = default) => _connection.ChangeAsync(
        Routes.UpdateTrack, id, ResourceKind.Track, update.ToJson("track"), Track.Shape, cancellationToken);

    /// <summary>Deletes a track for good: <c>DELETE /tracks/{track_urn}</c>.</summary>
    public Task DeleteAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.DeleteTrack, id, ResourceKind.Track, cancellationToken);

    /// <summary>Replaces what the track sells: <c>PUT /tracks/{track_urn}/storefront</c>. What is null is cleared.</summary>
    /// <exception cref="SoundCloudApiException">403: not its owner, or no subscription that allows it.</exception>
    public Task<Storefront> SetStorefrontAsync(SoundCloudId id, Storefront storefront, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(
            Routes.SetStorefront,
            id,
            ResourceKind.Track,
            new JsonContent(writer =>
            {
                writer.WriteStartObject();
                WriteMember(writer, "title", storefront.Title);
                WriteMember(writer, "type", storefront.Type);
                WriteMember(writer, "link", storefront.Link);
                WriteMember(writer, "link_title", storefront.LinkTitle);
                WriteMember(writer, "description", storefront.Description);
                WriteMember(writer, "price", storefront.Price);
                writer.WriteEndObject();
            }),
            Storefront.Shape,
            cancellationToken);

    internal BatchReader<Track> Batches() => new(
        _connection,
        ResourceKind.Track,
        Routes.Tracks,
        filtersAccess: true,
        Track.Shape,
        (id, stop) => GetAsync(id, null, stop));

    private static void WriteMember(System.Text.Json.Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
