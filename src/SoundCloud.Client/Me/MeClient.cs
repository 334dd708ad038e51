namespace SoundCloud;

/// <summary>What only the signed-in user has; what every user has is at <see cref="SoundCloudClient.Users"/> with <see cref="SoundCloudId.Me"/>.</summary>
public sealed class MeClient
{
    private readonly Api _api;

    internal MeClient(Api api) => _api = api;

    /// <summary>What the followed users upload and repost: <c>GET /me/feed</c>, or only tracks: <c>GET /me/feed/tracks</c>.</summary>
    public PagedList<Activity> Feed(bool tracksOnly = false, ListOptions? options = null) =>
        _api.For(tracksOnly ? Routes.MyFeedTracks : Routes.MyFeed).List(Activity.Shape, options);

    /// <summary>The older feed, which the API has deprecated: <c>GET /me/activities</c>, of tracks only <c>GET /me/activities/tracks</c>.</summary>
    public PagedList<Activity> Activities(bool tracksOnly = false, ListOptions? options = null) =>
        _api.For(tracksOnly ? Routes.MyTrackActivities : Routes.MyActivities).List(Activity.Shape, options);

    /// <summary>The user's own activities, which the API has deprecated: <c>GET /me/activities/all/own</c>.</summary>
    public PagedList<Activity> OwnActivities(ListOptions? options = null) => _api.For(Routes.MyOwnActivities).List(Activity.Shape, options);

    /// <summary>The last tracks played, newest first, at most 25: <c>GET /me/recently-played/tracks</c>.</summary>
    public PagedList<Track> History(ListOptions? options = null) => _api.For(Routes.MyHistory).List(Track.Shape, options);

    /// <summary>The newest tracks of followed users: <c>GET /me/followings/tracks</c>.</summary>
    public PagedList<Track> FollowingsTracks(ListOptions? options = null) => _api.For(Routes.MyFollowingsTracks).List(Track.Shape, options);

    /// <summary>Linked accounts, which the API has dropped: <c>GET /me/connections</c>.</summary>
    /// <exception cref="SoundCloudApiException">404 or 405: the API has dropped it.</exception>
    public PagedList<Connection> Connections(ListOptions? options = null) => _api.For(Routes.MyConnections).List(Connection.Shape, options);
}
