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
        Track.Shape);

    /// <summary>Users: <c>GET /users</c>.</summary>
    public PagedList<User> Users(string? text, ListOptions? options = null) => new(
        _connection,
        Routes.Users,
        ApiConnection.PathOf(Routes.Users),
        new Query().Add("q", text),
        options ?? new(),
        User.Shape);

    /// <summary>Playlists: <c>GET /playlists</c>.</summary>
    /// <param name="text">Words of title or user.</param>
    /// <param name="showTracks">Whether their tracks come with them.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Playlist> Playlists(string? text, bool? showTracks = null, ListOptions? options = null) => new(
        _connection,
        Routes.Playlists,
        ApiConnection.PathOf(Routes.Playlists),
        new Query().Add("q", text).Add("show_tracks", showTracks),
        options ?? new(),
        Playlist.Shape);
}
