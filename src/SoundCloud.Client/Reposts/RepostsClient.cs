namespace SoundCloud;

/// <summary>The signed-in user's reposts.</summary>
public sealed class RepostsClient
{
    private readonly ApiConnection _connection;

    internal RepostsClient(ApiConnection connection) => _connection = connection;

    /// <summary>Reposts a track: <c>POST /reposts/tracks/{track_urn}</c>.</summary>
    public Task AddTrackAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.RepostTrack, id, ResourceKind.Track, cancellationToken);

    /// <summary>Takes the repost of a track back: <c>DELETE /reposts/tracks/{track_urn}</c>.</summary>
    public Task RemoveTrackAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.UnrepostTrack, id, ResourceKind.Track, cancellationToken);

    /// <summary>Reposts a playlist: <c>POST /reposts/playlists/{playlist_urn}</c>.</summary>
    public Task AddPlaylistAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.RepostPlaylist, id, ResourceKind.Playlist, cancellationToken);

    /// <summary>Takes the repost of a playlist back: <c>DELETE /reposts/playlists/{playlist_urn}</c>.</summary>
    public Task RemovePlaylistAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.UnrepostPlaylist, id, ResourceKind.Playlist, cancellationToken);
}
