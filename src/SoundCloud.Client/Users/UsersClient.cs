namespace SoundCloud;

/// <summary>Users, and what is theirs; <see cref="SoundCloudId.Me"/> is the signed-in user.</summary>
public sealed class UsersClient
{
    private readonly ApiConnection _connection;

    internal UsersClient(ApiConnection connection) => _connection = connection;

    /// <summary>One user: <c>GET /users/{user_urn}</c>, for <c>me</c> <c>GET /me</c>.</summary>
    /// <param name="id">The user; a link or permalink is resolved first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is none.</exception>
    public async Task<User> GetAsync(SoundCloudId id, CancellationToken cancellationToken = default)
    {
        if (id.IsMe)
            return await _connection.GetAsync(Routes.Me, Routes.Me.Path, null, SoundCloudJsonContext.Default.Me, cancellationToken).ConfigureAwait(false);
        var user = await _connection.ResolveAsync(id, ResourceKind.User, cancellationToken).ConfigureAwait(false);
        return await _connection.GetAsync(
            Routes.User,
            Routes.User.Expand(user.ToUrn(ResourceKind.User)),
            null,
            SoundCloudJsonContext.Default.User,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Many users in the order of their ids, 50 a request: <c>GET /users?urns=</c>.</summary>
    public IAsyncEnumerable<BatchResult<User>> GetManyAsync(IEnumerable<SoundCloudId> ids, CancellationToken cancellationToken = default) =>
        Batches().ReadAsync(ids, cancellationToken);

    /// <summary>Users like this one: <c>GET /users/{user_urn}/related</c>.</summary>
    public PagedList<User> Related(SoundCloudId id, ListOptions? options = null) => new(
        _connection,
        Routes.UserRelated,
        _connection.PathOf(Routes.UserRelated, id, ResourceKind.User),
        new Query(),
        options ?? new(),
        SoundCloudJsonContext.Default.ListUser);

    /// <summary>A user's tracks: <c>GET /users/{user_urn}/tracks</c>, for <c>me</c> <c>GET /me/tracks</c>.</summary>
    /// <param name="id">The user.</param>
    /// <param name="sort">By time of upload: <c>asc</c> or <c>desc</c>.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Track> Tracks(SoundCloudId id, string? sort = null, ListOptions? options = null) =>
        List(id, Routes.MyTracks, Routes.UserTracks, new Query().Add("sort", sort), options, SoundCloudJsonContext.Default.ListTrack);

    /// <summary>The tracks a user likes: <c>GET /users/{user_urn}/likes/tracks</c>, for <c>me</c> <c>GET /me/likes/tracks</c>.</summary>
    public PagedList<Track> LikedTracks(SoundCloudId id, ListOptions? options = null) =>
        List(id, Routes.MyLikedTracks, Routes.UserLikedTracks, new Query(), options, SoundCloudJsonContext.Default.ListTrack);

    /// <summary>The playlists a user likes: <c>GET /users/{user_urn}/likes/playlists</c>, for <c>me</c> <c>GET /me/likes/playlists</c>.</summary>
    public PagedList<Playlist> LikedPlaylists(SoundCloudId id, ListOptions? options = null) =>
        List(id, Routes.MyLikedPlaylists, Routes.UserLikedPlaylists, new Query(), options, SoundCloudJsonContext.Default.ListPlaylist);

    internal BatchReader<User> Batches() => new(
        _connection,
        ResourceKind.User,
        Routes.Users,
        filtersAccess: false,
        SoundCloudJsonContext.Default.ListUser,
        GetAsync);

    private PagedList<T> List<T>(
        SoundCloudId id, Operation mine, Operation theirs, Query query, ListOptions? options, System.Text.Json.Serialization.Metadata.JsonTypeInfo<List<T>> type) =>
        id.IsMe
            ? new(_connection, mine, ApiConnection.PathOf(mine), query, options ?? new(), type)
            : new(_connection, theirs, _connection.PathOf(theirs, id, ResourceKind.User), query, options ?? new(), type);
}
