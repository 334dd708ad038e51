namespace SoundCloud;

/// <summary>Users, and what is theirs; <see cref="SoundCloudId.Me"/> is the signed-in user.</summary>
public sealed class UsersClient
{
    private readonly Api _api;

    internal UsersClient(Api api) => _api = api;

    /// <summary>One user: <c>GET /users/{user_urn}</c>, for <c>me</c> <c>GET /me</c>.</summary>
    /// <param name="id">The user; a link or permalink is resolved first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is none.</exception>
    public async Task<User> GetAsync(SoundCloudId id, CancellationToken cancellationToken = default) => id.IsMe
        ? await _api.For(Routes.Me).ReadAsync(Me.Shape, cancellationToken).ConfigureAwait(false)
        : await _api.For(Routes.User, id).ReadAsync(User.Shape, cancellationToken).ConfigureAwait(false);

    /// <summary>Many users in the order of their ids, 50 a request: <c>GET /users?urns=</c>.</summary>
    public IAsyncEnumerable<BatchResult<User>> GetManyAsync(IEnumerable<SoundCloudId> ids, CancellationToken cancellationToken = default) =>
        Batches().ReadAsync(ids, cancellationToken);

    /// <summary>Users like this one: <c>GET /users/{user_urn}/related</c>.</summary>
    public PagedList<User> Related(SoundCloudId id, ListOptions? options = null) => _api.For(Routes.UserRelated, id).List(User.Shape, options);

    /// <summary>A user's tracks: <c>GET /users/{user_urn}/tracks</c>, for <c>me</c> <c>GET /me/tracks</c>.</summary>
    /// <param name="id">The user.</param>
    /// <param name="sort">By time of upload: <c>asc</c> or <c>desc</c>.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Track> Tracks(SoundCloudId id, string? sort = null, ListOptions? options = null) =>
        Of(id, Routes.MyTracks, Routes.UserTracks).With(new Query().Add("sort", sort)).List(Track.Shape, options);

    /// <summary>The tracks a user likes: <c>GET /users/{user_urn}/likes/tracks</c>, for <c>me</c> <c>GET /me/likes/tracks</c>.</summary>
    public PagedList<Track> LikedTracks(SoundCloudId id, ListOptions? options = null) =>
        Of(id, Routes.MyLikedTracks, Routes.UserLikedTracks).List(Track.Shape, options);

    /// <summary>The playlists a user likes: <c>GET /users/{user_urn}/likes/playlists</c>, for <c>me</c> <c>GET /me/likes/playlists</c>.</summary>
    public PagedList<Playlist> LikedPlaylists(SoundCloudId id, ListOptions? options = null) =>
        Of(id, Routes.MyLikedPlaylists, Routes.UserLikedPlaylists).List(Playlist.Shape, options);

    /// <summary>A user's playlists: <c>GET /users/{user_urn}/playlists</c>, for <c>me</c> <c>GET /me/playlists</c>.</summary>
    /// <param name="id">The user.</param>
    /// <param name="showTracks">Whether their tracks come with them.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Playlist> Playlists(SoundCloudId id, bool? showTracks = null, ListOptions? options = null) =>
        Of(id, Routes.MyPlaylists, Routes.UserPlaylists).With(new Query().Add("show_tracks", showTracks)).List(Playlist.Shape, options);

    /// <summary>The tracks a user reposted: <c>GET /users/{user_urn}/reposts/tracks</c>, for <c>me</c> <c>GET /me/reposts/tracks</c>.</summary>
    public PagedList<Track> RepostedTracks(SoundCloudId id, ListOptions? options = null) =>
        Of(id, Routes.MyRepostedTracks, Routes.UserRepostedTracks).List(Track.Shape, options);

    /// <summary>The playlists a user reposted: <c>GET /users/{user_urn}/reposts/playlists</c>, for <c>me</c> <c>GET /me/reposts/playlists</c>.</summary>
    public PagedList<Playlist> RepostedPlaylists(SoundCloudId id, ListOptions? options = null) =>
        Of(id, Routes.MyRepostedPlaylists, Routes.UserRepostedPlaylists).List(Playlist.Shape, options);

    /// <summary>Who follows a user: <c>GET /users/{user_urn}/followers</c>, for <c>me</c> <c>GET /me/followers</c>.</summary>
    public PagedList<User> Followers(SoundCloudId id, ListOptions? options = null) =>
        Of(id, Routes.MyFollowers, Routes.UserFollowers).List(User.Shape, options);

    /// <summary>Whom a user follows: <c>GET /users/{user_urn}/followings</c>, for <c>me</c> <c>GET /me/followings</c>.</summary>
    public PagedList<User> Followings(SoundCloudId id, ListOptions? options = null) =>
        Of(id, Routes.MyFollowings, Routes.UserFollowings).List(User.Shape, options);

    /// <summary>The links on a user's profile: <c>GET /users/{user_urn}/web-profiles</c>.</summary>
    public PagedList<WebProfile> WebProfiles(SoundCloudId id, ListOptions? options = null) =>
        _api.For(Routes.UserWebProfiles, id).List(WebProfile.Shape, options);

    internal BatchReader<User> Batches() => new(_api, ResourceKind.User, Routes.Users, User.Shape, GetAsync);

    private Call Of(SoundCloudId id, Operation mine, Operation theirs) => id.IsMe ? _api.For(mine) : _api.For(theirs, id);
}
