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
            Playlist.Shape,
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
        Track.Shape);

    /// <summary>Who reposted it: <c>GET /playlists/{playlist_urn}/reposters</c>.</summary>
    public PagedList<User> Reposters(SoundCloudId id, ListOptions? options = null) => new(
        _connection,
        Routes.PlaylistReposters,
        _connection.PathOf(Routes.PlaylistReposters, id, ResourceKind.Playlist),
        new Query(),
        options ?? new(),
        User.Shape);

    /// <summary>Makes a playlist: <c>POST /playlists</c>.</summary>
    public async Task<Playlist> CreateAsync(PlaylistUpdate playlist, CancellationToken cancellationToken = default)
    {
        _connection.RequireToken(Routes.CreatePlaylist);
        var resolved = await ResolveAsync(playlist, cancellationToken).ConfigureAwait(false);
        return await _connection.SendAsync(
            Routes.CreatePlaylist, Routes.CreatePlaylist.Path, resolved.ToJson("playlist"), Playlist.Shape, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes what was set, nothing else: <c>PUT /playlists/{playlist_urn}</c>. Tracks, where set, replace all.</summary>
    public async Task<Playlist> UpdateAsync(SoundCloudId id, PlaylistUpdate update, CancellationToken cancellationToken = default)
    {
        RequireEdit();
        var resolved = await ResolveAsync(update, cancellationToken).ConfigureAwait(false);
        return await _connection.ChangeAsync(
            Routes.UpdatePlaylist, id, ResourceKind.Playlist, resolved.ToJson("playlist"), Playlist.Shape, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a playlist for good: <c>DELETE /playlists/{playlist_urn}</c>.</summary>
    public Task DeleteAsync(SoundCloudId id, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.DeletePlaylist, id, ResourceKind.Playlist, cancellationToken);

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
        var playlist = await _connection.ResolveAsync(id, ResourceKind.Playlist, cancellationToken).ConfigureAwait(false);
        var (before, held) = await ReadAllTracksAsync(playlist, secretToken, cancellationToken).ConfigureAwait(false);
        var after = edit(before);
        if (ReferenceEquals(after, before))
            return null;
        var update = new PlaylistUpdate { Tracks = after };
        if (held > before.Count && !dropsHidden)
            throw new HiddenTracksException(playlist, held, before.Count);
        return await UpdateAsync(playlist, update, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All tracks that can be seen, and how many there are: private tracks of others are in no list, only in the count.</summary>
    private async Task<(List<SoundCloudId> Seen, long Held)> ReadAllTracksAsync(SoundCloudId playlist, string? secretToken, CancellationToken cancellationToken)
    {
        // The default would hide blocked tracks, and the write would then drop them. What is written back is never read from the cache.
        string[] access = ["playable", "preview", "blocked"];
        var whole = await _connection.GetAsync(
            Routes.Playlist,
            Routes.Playlist.Expand(playlist.ToUrn(ResourceKind.Playlist)),
            new Query().Add("access", access).Add("secret_token", secretToken ?? playlist.SecretToken),
            Playlist.Shape,
            cancellationToken,
            isFresh: true).ConfigureAwait(false);
        var seen = (whole.Tracks ?? []).ConvertAll(track => SoundCloudId.Parse(track?.Urn, ResourceKind.Track));
        if (whole.TrackCount is { } count && seen.Count >= count)
            return (seen, count);

        // The playlist's own answer may leave tracks out; its list does not.
        var listed = new List<SoundCloudId>();
        await foreach (var track in Tracks(playlist, secretToken, new ListOptions { Access = access, IsFresh = true })
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            listed.Add(SoundCloudId.Parse(track.Urn, ResourceKind.Track));
        }
        return (listed.Count > seen.Count ? listed : seen, whole.TrackCount ?? 0);
    }

    /// <summary>Refuses before anything is sent what the API would refuse for its token.</summary>
    internal void RequireEdit() => _connection.RequireToken(Routes.UpdatePlaylist);

    private Task<PlaylistUpdate> ResolveAsync(PlaylistUpdate update, CancellationToken cancellationToken) =>
        update.ResolveAsync(link => _connection.ResolveAsync(link, ResourceKind.Track, cancellationToken));
}
