namespace SoundCloud;

/// <summary>Playlists and albums.</summary>
public sealed class PlaylistsClient
{
    private readonly ApiConnection _connection;

    internal PlaylistsClient(ApiConnection connection) => _connection = connection;

    /// <summary>One playlist: <c>GET /playlists/{playlist_urn}</c>.</summary>
    /// <param name="id">The playlist; a link is resolved first.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="showTracks">Whether its tracks come with it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is none, or it is private.</exception>
    public async Task<Playlist> GetAsync(
        SoundCloudId id, string? secretToken = null, bool? showTracks = null, CancellationToken cancellationToken = default)
    {
        var playlist = await _connection.ResolveAsync(id, ResourceKind.Playlist, cancellationToken).ConfigureAwait(false);
        return await _connection.GetAsync(
            Routes.Playlist,
            Routes.Playlist.Expand(playlist.ToUrn(ResourceKind.Playlist)),
            new Query().Add("secret_token", secretToken ?? playlist.SecretToken).Add("show_tracks", showTracks),
            SoundCloudJsonContext.Default.Playlist,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A playlist's tracks: <c>GET /playlists/{playlist_urn}/tracks</c>.</summary>
    /// <param name="id">The playlist.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Track> Tracks(SoundCloudId id, string? secretToken = null, ListOptions? options = null) => new(
        _connection,
        Routes.PlaylistTracks,
        _connection.PathOf(Routes.PlaylistTracks, id, ResourceKind.Playlist),
        new Query().Add("secret_token", secretToken ?? id.SecretToken),
        options ?? new(),
        SoundCloudJsonContext.Default.ListTrack);
}
