namespace SoundCloud;

/// <summary>Search.</summary>
public sealed class SearchClient
{
    private readonly Api _api;

    internal SearchClient(Api api) => _api = api;

    /// <summary>Tracks: <c>GET /tracks</c>.</summary>
    public PagedList<Track> Tracks(TrackSearch search, ListOptions? options = null) => _api.For(Routes.Tracks).With(search.ToQuery()).List(Track.Shape, options);

    /// <summary>Users: <c>GET /users</c>.</summary>
    public PagedList<User> Users(string? text, ListOptions? options = null) => _api.For(Routes.Users).With(new Query().Add("q", text)).List(User.Shape, options);

    /// <summary>Playlists: <c>GET /playlists</c>.</summary>
    /// <param name="text">Words of title or user.</param>
    /// <param name="showTracks">Whether their tracks come with them.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Playlist> Playlists(string? text, bool? showTracks = null, ListOptions? options = null) =>
        _api.For(Routes.Playlists).With(new Query().Add("q", text).Add("show_tracks", showTracks)).List(Playlist.Shape, options);
}
