namespace SoundCloud;

/// <summary>The signed-in user's likes, or reposts: <see cref="SoundCloudClient.Likes"/> and <see cref="SoundCloudClient.Reposts"/>.</summary>
public sealed class ReactionsClient
{
    private readonly Api _api;
    private readonly Operation _addTrack;
    private readonly Operation _removeTrack;
    private readonly Operation _addPlaylist;
    private readonly Operation _removePlaylist;

    private ReactionsClient(Api api, Operation addTrack, Operation removeTrack, Operation addPlaylist, Operation removePlaylist) =>
        (_api, _addTrack, _removeTrack, _addPlaylist, _removePlaylist) = (api, addTrack, removeTrack, addPlaylist, removePlaylist);

    /// <summary>Likes or reposts a track: <c>POST /likes/tracks/{track_urn}</c>, <c>POST /reposts/tracks/{track_urn}</c>.</summary>
    public Task AddTrackAsync(SoundCloudId id, CancellationToken cancellationToken = default) => _api.For(_addTrack, id).SendAsync(cancellationToken);

    /// <summary>Takes a track's like or repost back: <c>DELETE /likes/tracks/{track_urn}</c>, <c>DELETE /reposts/tracks/{track_urn}</c>.</summary>
    public Task RemoveTrackAsync(SoundCloudId id, CancellationToken cancellationToken = default) => _api.For(_removeTrack, id).SendAsync(cancellationToken);

    /// <summary>Likes or reposts a playlist: <c>POST /likes/playlists/{playlist_urn}</c>, <c>POST /reposts/playlists/{playlist_urn}</c>.</summary>
    public Task AddPlaylistAsync(SoundCloudId id, CancellationToken cancellationToken = default) => _api.For(_addPlaylist, id).SendAsync(cancellationToken);

    /// <summary>Takes a playlist's like or repost back: <c>DELETE /likes/playlists/{playlist_urn}</c>, <c>DELETE /reposts/playlists/{playlist_urn}</c>.</summary>
    public Task RemovePlaylistAsync(SoundCloudId id, CancellationToken cancellationToken = default) => _api.For(_removePlaylist, id).SendAsync(cancellationToken);

    internal static ReactionsClient Likes(Api api) => new(api, Routes.LikeTrack, Routes.UnlikeTrack, Routes.LikePlaylist, Routes.UnlikePlaylist);

    internal static ReactionsClient Reposts(Api api) => new(api, Routes.RepostTrack, Routes.UnrepostTrack, Routes.RepostPlaylist, Routes.UnrepostPlaylist);
}
