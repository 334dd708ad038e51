namespace SoundCloud;

/// <summary>Playlists and albums.</summary>
public sealed class PlaylistsClient
{
    private readonly Api _api;

    internal PlaylistsClient(Api api) => _api = api;

    /// <summary>One playlist: <c>GET /playlists/{playlist_urn}</c>.</summary>
    /// <param name="id">The playlist; a link is resolved first.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="showTracks">Whether its tracks come with it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is none, or it is private.</exception>
    public Task<Playlist> GetAsync(
        SoundCloudId id, string? secretToken = null, bool? showTracks = null, CancellationToken cancellationToken = default) =>
        _api.For(Routes.Playlist, id.WithSecretToken(secretToken)).With(new Query().Add("show_tracks", showTracks)).ReadAsync(Playlist.Shape, cancellationToken);

    /// <summary>A playlist's tracks: <c>GET /playlists/{playlist_urn}/tracks</c>.</summary>
    /// <param name="id">The playlist.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="options">How much of the list.</param>
    public PagedList<Track> Tracks(SoundCloudId id, string? secretToken = null, ListOptions? options = null) =>
        _api.For(Routes.PlaylistTracks, id.WithSecretToken(secretToken)).List(Track.Shape, options);

    /// <summary>Who reposted it: <c>GET /playlists/{playlist_urn}/reposters</c>.</summary>
    public PagedList<User> Reposters(SoundCloudId id, ListOptions? options = null) => _api.For(Routes.PlaylistReposters, id).List(User.Shape, options);

    /// <summary>Makes a playlist: <c>POST /playlists</c>.</summary>
    public Task<Playlist> CreateAsync(PlaylistUpdate playlist, CancellationToken cancellationToken = default) =>
        _api.For(Routes.CreatePlaylist).Json(stop => BodyAsync(playlist, stop)).ReadAsync(Playlist.Shape, cancellationToken);

    /// <summary>Changes the members that were set, and no others: <c>PUT /playlists/{playlist_urn}</c>. Tracks, where set, replace all.</summary>
    public Task<Playlist> UpdateAsync(SoundCloudId id, PlaylistUpdate update, CancellationToken cancellationToken = default) =>
        _api.For(Routes.UpdatePlaylist, id).Json(stop => BodyAsync(update, stop)).ReadAsync(Playlist.Shape, cancellationToken);

    /// <summary>Deletes a playlist for good: <c>DELETE /playlists/{playlist_urn}</c>.</summary>
    public Task DeleteAsync(SoundCloudId id, CancellationToken cancellationToken = default) => _api.For(Routes.DeletePlaylist, id).SendAsync(cancellationToken);

    /// <summary>
    /// Edits the list of tracks: reads it whole, blocked and private ones included, and writes what <paramref name="edit"/> makes of it.
    /// <c>GET /playlists/{playlist_urn}</c>, where that is not all <c>GET /playlists/{playlist_urn}/tracks</c>, then <c>PUT /playlists/{playlist_urn}</c>.
    /// </summary>
    /// <param name="id">The playlist; a link is resolved first.</param>
    /// <param name="edit">From all ids in order to all ids in order; where it returns what it got, nothing is written.</param>
    /// <param name="secretToken">The last part of a private share link.</param>
    /// <param name="dropsHidden">Writes even where the playlist holds tracks that this session cannot see, which the write drops.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The playlist after the change; null where there was none.</returns>
    /// <exception cref="InvalidRequestException">It would hold more than 500 tracks; nothing was written.</exception>
    /// <exception cref="HiddenTracksException">It holds tracks that this session cannot see; nothing was written.</exception>
    public async Task<Playlist?> EditTracksAsync(
        SoundCloudId id,
        Func<IReadOnlyList<SoundCloudId>, IReadOnlyList<SoundCloudId>> edit,
        string? secretToken = null,
        bool dropsHidden = false,
        CancellationToken cancellationToken = default)
    {
        RequireEdit();
        var playlist = await _api.Links.ResolveAsync(id.WithSecretToken(secretToken), ResourceKind.Playlist, cancellationToken).ConfigureAwait(false);
        var (before, held) = await ReadAllTracksAsync(playlist, cancellationToken).ConfigureAwait(false);
        var after = edit(before);
        if (ReferenceEquals(after, before))
            return null;
        var update = new PlaylistUpdate { Tracks = after };
        if (held > before.Count && !dropsHidden)
            throw new HiddenTracksException(playlist, held, before.Count);
        return await UpdateAsync(playlist, update, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All tracks that can be seen, and how many there are: private tracks of others are in no list, only in the count.</summary>
    private async Task<(List<SoundCloudId> Seen, long Held)> ReadAllTracksAsync(SoundCloudId playlist, CancellationToken cancellationToken)
    {
        // The default would hide blocked tracks, and the write would then drop them. A list that is written back is never read from the cache.
        string[] access = ["playable", "preview", "blocked"];
        var whole = await _api.For(Routes.Playlist, playlist).With(new Query().Add("access", access)).Fresh()
            .ReadAsync(Playlist.Shape, cancellationToken).ConfigureAwait(false);
        var seen = (whole.Tracks ?? []).ConvertAll(track => SoundCloudId.Parse(track?.Urn, ResourceKind.Track));
        if (whole.TrackCount is { } count && seen.Count >= count)
            return (seen, count);

        // The playlist's own answer may leave tracks out; its list does not.
        var listed = new List<SoundCloudId>();
        await foreach (var track in _api.For(Routes.PlaylistTracks, playlist).Fresh().List(Track.Shape, new() { Access = access })
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            listed.Add(SoundCloudId.Parse(track.Urn, ResourceKind.Track));
        }
        return (listed.Count > seen.Count ? listed : seen, whole.TrackCount ?? 0);
    }

    /// <summary>Refuses an edit with an app's token, before anything is sent.</summary>
    internal void RequireEdit() => _api.RequireToken(Routes.UpdatePlaylist);

    private async ValueTask<HttpContent> BodyAsync(PlaylistUpdate update, CancellationToken cancellationToken)
    {
        var resolved = await update.ResolveAsync(link => _api.Links.ResolveAsync(link, ResourceKind.Track, cancellationToken)).ConfigureAwait(false);
        return resolved.ToJson("playlist");
    }
}
