namespace SoundCloud;

/// <summary>The signed-in user's likes.</summary>
public sealed class LikesClient
{
    private readonly ApiConnection _connection;

    internal LikesClient(ApiConnection connection) => _connection = connection;

    /// <summary>Likes a track: <c>POST /likes/tracks/{track_urn}</c>.</summary>
    public Task AddTrackAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.LikeTrack, id, ResourceKind.Track, cancellationToken);

    /// <summary>Takes the like of a track back: <c>DELETE /likes/tracks/{track_urn}</c>.</summary>
    public Task RemoveTrackAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.UnlikeTrack, id, ResourceKind.Track, cancellationToken);

    /// <summary>Likes a playlist: <c>POST /likes/playlists/{playlist_urn}</c>.</summary>
    public Task AddPlaylistAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.LikePlaylist, id, ResourceKind.Playlist, cancellationToken);

    /// <summary>Takes the like of a playlist back: <c>DELETE /likes/playlists/{playlist_urn}</c>.</summary>
    public Task RemovePlaylistAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.UnlikePlaylist, id, ResourceKind.Playlist, cancellationToken);
}
