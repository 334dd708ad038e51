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
    /// <param name="access">Which of its tracks: any of <c>playable</c>, <c>preview</c>, <c>blocked</c>; null for the operation's default.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SoundCloudApiException">404: there is none, or it is private.</exception>
    public Task<Playlist> GetAsync(
        SoundCloudId id, string? secretToken = null, bool? showTracks = null, IReadOnlyList<string>? access = null, CancellationToken cancellationToken = default) =>
        _api.For(Routes.Playlist, id.WithSecretToken(secretToken)).With(new Query().Add("access", access).Add("show_tracks", showTracks))
            .ReadAsync(Playlist.Shape, cancellationToken);

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
        _api.For(Routes.CreatePlaylist).Body(stop => BodyAsync(playlist, stop)).ReadAsync(Playlist.Shape, cancellationToken);

    /// <summary>
    /// Changes the members that were set, and no others: <c>PUT /playlists/{playlist_urn}</c>. Tracks, where set, replace all; changes of the
    /// tracks of one playlist are made one after the other.
    /// </summary>
    /// <exception cref="TracksLostException">The playlist does not hold the tracks that were written.</exception>
    public async Task<Playlist> UpdateAsync(SoundCloudId id, PlaylistUpdate update, CancellationToken cancellationToken = default)
    {
        if (!update.HasTracks)
            return await _api.For(Routes.UpdatePlaylist, id).Body(update.ToContent("playlist")).ReadAsync(Playlist.Shape, cancellationToken).ConfigureAwait(false);
        RequireEdit();
        var playlist = await _api.Links.ResolveAsync(id, ResourceKind.Playlist, cancellationToken).ConfigureAwait(false);
        using var turn = await TakeTurnAsync(playlist, cancellationToken).ConfigureAwait(false);
        return await WriteAsync(playlist, update, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a playlist for good: <c>DELETE /playlists/{playlist_urn}</c>.</summary>
    public Task DeleteAsync(SoundCloudId id, CancellationToken cancellationToken = default) => _api.For(Routes.DeletePlaylist, id).SendAsync(cancellationToken);

    /// <summary>
    /// Edits the list of tracks: reads it whole, blocked and private ones included, and writes what <paramref name="edit"/> makes of it. Edits of
    /// one playlist are made one after the other in this process, and the answer to the write is compared with what was written.
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
    /// <exception cref="TracksLostException">It does not hold the tracks that were written: somebody else wrote it at the same time.</exception>
    public async Task<Playlist?> EditTracksAsync(
        SoundCloudId id,
        Func<IReadOnlyList<SoundCloudId>, IReadOnlyList<SoundCloudId>> edit,
        string? secretToken = null,
        bool dropsHidden = false,
        CancellationToken cancellationToken = default)
    {
        using var turn = await BeginEditAsync(id.WithSecretToken(secretToken), cancellationToken).ConfigureAwait(false);
        var before = turn.Before.Ids;
        var after = edit(before);
        return ReferenceEquals(after, before) ? null : await turn.WriteAsync(after, dropsHidden, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the list of tracks whole, and lets nobody else of this process change it until the turn is disposed of.</summary>
    internal async Task<TracksTurn> BeginEditAsync(SoundCloudId id, CancellationToken cancellationToken)
    {
        RequireEdit();
        var playlist = await _api.Links.ResolveAsync(id, ResourceKind.Playlist, cancellationToken).ConfigureAwait(false);
        var turn = await TakeTurnAsync(playlist, cancellationToken).ConfigureAwait(false);
        try
        {
            return new(this, playlist, await ReadHeldAsync(playlist, cancellationToken).ConfigureAwait(false), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>All tracks that can be seen, and how many there are: private tracks of others are in no list, only in the count.</summary>
    internal async Task<HeldTracks> ReadHeldAsync(SoundCloudId id, CancellationToken cancellationToken)
    {
        var playlist = await _api.Links.ResolveAsync(id, ResourceKind.Playlist, cancellationToken).ConfigureAwait(false);
        // The default would hide blocked tracks, and the write would then drop them. A list that is written back is never read from the cache.
        string[] access = ["playable", "preview", "blocked"];
        var whole = await _api.For(Routes.Playlist, playlist).With(new Query().Add("access", access)).Fresh()
            .ReadAsync(Playlist.Shape, cancellationToken).ConfigureAwait(false);
        var seen = whole.Tracks ?? [];
        // The service has counted 0 for playlists that hold tracks: an empty list is believed only if the list route says so too.
        if (whole.TrackCount is > 0 and var count && seen.Count >= count)
            return new(whole, seen, count);

        // The playlist's own answer may leave tracks out; its list does not.
        var listed = new List<Track>();
        await foreach (var track in _api.For(Routes.PlaylistTracks, playlist).Fresh().List(Track.Shape, new() { Access = access })
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            listed.Add(track);
        }
        return new(whole, listed.Count > seen.Count ? listed : seen, whole.TrackCount ?? 0);
    }

    private Task<IDisposable> TakeTurnAsync(SoundCloudId playlist, CancellationToken cancellationToken) =>
        PlaylistTurns.TakeAsync(_api.Options.ApiUri, playlist, cancellationToken);

    internal async Task<Playlist> WriteAsync(SoundCloudId playlist, PlaylistUpdate update, CancellationToken cancellationToken)
    {
        var resolved = await ResolvedAsync(update, cancellationToken).ConfigureAwait(false);
        var written = await _api.For(Routes.UpdatePlaylist, playlist).Body(resolved.ToContent("playlist")).ReadAsync(Playlist.Shape, cancellationToken).ConfigureAwait(false);
        await RequireWrittenAsync(playlist, resolved.TrackIds, written, cancellationToken).ConfigureAwait(false);
        return written;
    }

    /// <summary>Compares what was written with the answer to it; where that does not show all tracks, the list is read back.</summary>
    private async Task RequireWrittenAsync(SoundCloudId playlist, IReadOnlyList<SoundCloudId> written, Playlist answer, CancellationToken cancellationToken)
    {
        SoundCloudId[] shown = [.. (answer.Tracks ?? []).Select(static track => SoundCloudId.TryParse(track?.Urn, ResourceKind.Track, out var id) ? id : default)];
        // Blocked tracks are not in the answer, but in its count.
        if (CountMissing(written, shown) == 0 || (answer.TrackCount == written.Count && CountMissing(shown, written) == 0))
            return;
        var held = await ReadHeldAsync(playlist, cancellationToken).ConfigureAwait(false);
        var lost = CountMissing(written, held.Ids) - (int)Math.Max(0, held.Hidden);
        if (lost > 0)
            throw new TracksLostException(playlist, written.Count, lost);
    }

    /// <summary>How many of these are not among the others; what is there twice counts twice.</summary>
    private static int CountMissing(IEnumerable<SoundCloudId> these, IEnumerable<SoundCloudId> others)
    {
        var left = others.GroupBy(static id => id).ToDictionary(static group => group.Key, static group => group.Count());
        return these.Count(id => --System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(left, id, out _) < 0);
    }

    /// <summary>Refuses an edit with an app's token, before anything is sent.</summary>
    internal void RequireEdit() => _api.RequireToken(Routes.UpdatePlaylist);

    /// <summary>Refuses to make a playlist with an app's token, before anything is sent.</summary>
    internal void RequireCreate() => _api.RequireToken(Routes.CreatePlaylist);

    private Task<PlaylistUpdate> ResolvedAsync(PlaylistUpdate update, CancellationToken cancellationToken) =>
        update.ResolveAsync(link => _api.Links.ResolveAsync(link, ResourceKind.Track, cancellationToken));

    private async ValueTask<HttpContent> BodyAsync(PlaylistUpdate update, CancellationToken cancellationToken) =>
        (await ResolvedAsync(update, cancellationToken).ConfigureAwait(false)).ToContent("playlist");
}
