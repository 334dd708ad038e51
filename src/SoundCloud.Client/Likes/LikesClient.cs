namespace SoundCloud;

/// <summary>The signed-in user's likes.</summary>
public sealed class LikesClient
{
    private readonly ApiConnection _connection;

    internal LikesClient(ApiConnection connection) => _connection = connection;

    /// <summary>Likes a track: <c>POST /likes/tracks/{track_urn}</c>.</summary>
    public Task AddTrackAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        SendAsync(Routes.LikeTrack, id, ResourceKind.Track, cancellationToken);

    /// <summary>Takes the like of a track back: <c>DELETE /likes/tracks/{track_urn}</c>.</summary>
    public Task RemoveTrackAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        SendAsync(Routes.UnlikeTrack, id, ResourceKind.Track, cancellationToken);

    /// <summary>Likes a playlist: <c>POST /likes/playlists/{playlist_urn}</c>.</summary>
    public Task AddPlaylistAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        SendAsync(Routes.LikePlaylist, id, ResourceKind.Playlist, cancellationToken);

    /// <summary>Takes the like of a playlist back: <c>DELETE /likes/playlists/{playlist_urn}</c>.</summary>
    public Task RemovePlaylistAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        SendAsync(Routes.UnlikePlaylist, id, ResourceKind.Playlist, cancellationToken);

    private async Task SendAsync(Operation operation, SoundCloudId id, ResourceKind kind, CancellationToken cancellationToken)
    {
        // Known before anything is sent, the look-up of a link included.
        _connection.RequireToken(operation);
        var resolved = await _connection.ResolveAsync(id, kind, cancellationToken).ConfigureAwait(false);
        await _connection.SendAsync(operation, operation.Expand(resolved.ToUrn(kind)), null, cancellationToken).ConfigureAwait(false);
    }
}
