namespace SoundCloud;

/// <summary>Search.</summary>
public sealed class SearchClient
{
    private readonly ApiConnection _connection;

    internal SearchClient(ApiConnection connection) => _connection = connection;

    /// <summary>Tracks: <c>GET /tracks</c>.</summary>
    public PagedList<Track> Tracks(TrackSearch search, ListOptions? options = null) => new(
        _connection,
        Routes.Tracks,
        ApiConnection.PathOf(Routes.Tracks),
        search.ToQuery(),
        options ?? new(),
        SoundCloudJsonContext.Default.ListTrack);
}
