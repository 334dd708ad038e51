namespace SoundCloud;

/// <summary>What only the signed-in user has; what every user has is at <see cref="SoundCloudClient.Users"/> with <see cref="SoundCloudId.Me"/>.</summary>
public sealed class MeClient
{
    private readonly ApiConnection _connection;

    internal MeClient(ApiConnection connection) => _connection = connection;

    /// <summary>The signed-in user: <c>GET /me</c>.</summary>
    public Task<Me> GetAsync(CancellationToken cancellationToken = default) =>
        _connection.GetAsync(Routes.Me, Routes.Me.Path, null, Me.Shape, cancellationToken);

    /// <summary>What the followed users upload and repost: <c>GET /me/feed</c>, or only tracks: <c>GET /me/feed/tracks</c>.</summary>
    public PagedList<Activity> Feed(bool tracksOnly = false, ListOptions? options = null) =>
        Activities(tracksOnly ? Routes.MyFeedTracks : Routes.MyFeed, options);

    /// <summary>The older feed, which the API has deprecated: <c>GET /me/activities</c>, of tracks only <c>GET /me/activities/tracks</c>.</summary>
    public PagedList<Activity> Activities(bool tracksOnly = false, ListOptions? options = null) =>
        Activities(tracksOnly ? Routes.MyTrackActivities : Routes.MyActivities, options);

    /// <summary>The user's own activities, which the API has deprecated: <c>GET /me/activities/all/own</c>.</summary>
    public PagedList<Activity> OwnActivities(ListOptions? options = null) => Activities(Routes.MyOwnActivities, options);

    /// <summary>The last tracks played, newest first, at most 25: <c>GET /me/recently-played/tracks</c>.</summary>
    public PagedList<Track> History(ListOptions? options = null) => new(
        _connection, Routes.MyHistory, ApiConnection.PathOf(Routes.MyHistory), new Query(), options ?? new(), Track.Shape);

    /// <summary>The newest tracks of followed users: <c>GET /me/followings/tracks</c>.</summary>
    public PagedList<Track> FollowingsTracks(ListOptions? options = null) => new(
        _connection, Routes.MyFollowingsTracks, ApiConnection.PathOf(Routes.MyFollowingsTracks), new Query(), options ?? new(), Track.Shape);

    /// <summary>Linked accounts, which the API has dropped: <c>GET /me/connections</c>.</summary>
    /// <exception cref="SoundCloudApiException">404 or 405: the API has dropped it.</exception>
    public PagedList<Connection> Connections(ListOptions? options = null) => new(
        _connection, Routes.MyConnections, ApiConnection.PathOf(Routes.MyConnections), new Query(), options ?? new(), Connection.Shape);

    private PagedList<Activity> Activities(Operation operation, ListOptions? options) => new(
        _connection, operation, ApiConnection.PathOf(operation), new Query(), options ?? new(), Activity.Shape);
}
