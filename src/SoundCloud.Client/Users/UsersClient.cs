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
            return await _connection.GetAsync(Routes.Me, Routes.Me.Path, null, Me.Shape, cancellationToken).ConfigureAwait(false);
        var user = await _connection.ResolveAsync(id, ResourceKind.User, cancellationToken).ConfigureAwait(false);
        return await _connection.GetAsync(
            Routes.User,
            Routes.User.Expand(user.ToUrn(ResourceKind.User)),
            null,
            User.Shape,
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
        User.Shape);

    /// <summary>A user's tracks: <c>GET /users/{user_urn}/tracks</c>, for <c>me</c> <c>GET /me/tracks</c>.</summary>
    /// <param name="id">The user.</param>
    /// <param name="sort">By time of upload: <c>asc</c> or <c>desc</c>.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Track> Tracks(SoundCloudId id, string? sort = null, ListOptions? options = null) =>
        List(id, Routes.MyTracks, Routes.UserTracks, new Query().Add("sort", sort), options, Track.Shape);

    /// <summary>The tracks a user likes: <c>GET /users/{user_urn}/likes/tracks</c>, for <c>me</c> <c>GET /me/likes/tracks</c>.</summary>
    public PagedList<Track> LikedTracks(SoundCloudId id, ListOptions? options = null) =>
        List(id, Routes.MyLikedTracks, Routes.UserLikedTracks, new Query(), options, Track.Shape);

    /// <summary>The playlists a user likes: <c>GET /users/{user_urn}/likes/playlists</c>, for <c>me</c> <c>GET /me/likes/playlists</c>.</summary>
    public PagedList<Playlist> LikedPlaylists(SoundCloudId id, ListOptions? options = null) =>
        List(id, Routes.MyLikedPlaylists, Routes.UserLikedPlaylists, new Query(), options, Playlist.Shape);

    /// <summary>A user's playlists: <c>GET /users/{user_urn}/playlists</c>, for <c>me</c> <c>GET /me/playlists</c>.</summary>
    /// <param name="id">The user.</param>
    /// <param name="showTracks">Whether their tracks come with them.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Playlist> Playlists(SoundCloudId id, bool? showTracks = null, ListOptions? options = null) =>
        List(id, Routes.MyPlaylists, Routes.UserPlaylists, new Query().Add("show_tracks", showTracks), options, Playlist.Shape);

    /// <summary>The tracks a user reposted: <c>GET /users/{user_urn}/reposts/tracks</c>, for <c>me</c> <c>GET /me/reposts/tracks</c>.</summary>
    public PagedList<Track> RepostedTracks(SoundCloudId id, ListOptions? options = null) =>
        List(id, Routes.MyRepostedTracks, Routes.UserRepostedTracks, new Query(), options, Track.Shape);

    /// <summary>The playlists a user reposted: <c>GET /users/{user_urn}/reposts/playlists</c>, for <c>me</c> <c>GET /me/reposts/playlists</c>.</summary>
    public PagedList<Playlist> RepostedPlaylists(SoundCloudId id, ListOptions? options = null) =>
        List(id, Routes.MyRepostedPlaylists, Routes.UserRepostedPlaylists, new Query(), options, Playlist.Shape);

    /// <summary>Who follows a user: <c>GET /users/{user_urn}/followers</c>, for <c>me</c> <c>GET /me/followers</c>.</summary>
    public PagedList<User> Followers(SoundCloudId id, ListOptions? options = null) =>
        List(id, Routes.MyFollowers, Routes.UserFollowers, new Query(), options, User.Shape);

    /// <summary>Whom a user follows: <c>GET /users/{user_urn}/followings</c>, for <c>me</c> <c>GET /me/followings</c>.</summary>
    public PagedList<User> Followings(SoundCloudId id, ListOptions? options = null) =>
        List(id, Routes.MyFollowings, Routes.UserFollowings, new Query(), options, User.Shape);

    /// <summary>The links on a user's profile: <c>GET /users/{user_urn}/web-profiles</c>.</summary>
    public PagedList<WebProfile> WebProfiles(SoundCloudId id, ListOptions? options = null) => new(
        _connection,
        Routes.UserWebProfiles,
        _connection.PathOf(Routes.UserWebProfiles, id, ResourceKind.User),
        new Query(),
        options ?? new(),
        WebProfile.Shape);

    internal BatchReader<User> Batches() => new(
        _connection,
        ResourceKind.User,
        Routes.Users,
        filtersAccess: false,
        User.Shape,
        GetAsync);

    private PagedList<T> List<T>(
        SoundCloudId id, Operation mine, Operation theirs, Query query, ListOptions? options, Shape<T> shape) =>
        id.IsMe
            ? new(_connection, mine, ApiConnection.PathOf(mine), query, options ?? new(), shape)
            : new(_connection, theirs, _connection.PathOf(theirs, id, ResourceKind.User), query, options ?? new(), shape);
}
