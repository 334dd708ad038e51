namespace SoundCloud;

/// <summary>The turn to change the tracks of a playlist. Disposing of it ends the turn.</summary>
internal sealed class TracksTurn(PlaylistsClient playlists, SoundCloudId playlist, HeldTracks before, IDisposable turn) : IDisposable
{
    /// <summary>What the playlist held when the turn began.</summary>
    public HeldTracks Before => before;

    /// <summary>Writes the whole list.</summary>
    /// <exception cref="InvalidRequestException">It would hold more than 500 tracks; nothing was written.</exception>
    /// <exception cref="HiddenTracksException">It holds tracks that this session cannot see; nothing was written.</exception>
    /// <exception cref="TracksLostException">It does not hold the tracks that were written: somebody else wrote it at the same time.</exception>
    public Task<Playlist> WriteAsync(IReadOnlyList<SoundCloudId> tracks, bool dropsHidden, CancellationToken cancellationToken)
    {
        var update = new PlaylistUpdate { Tracks = tracks };
        if (!dropsHidden)
            RequireSeen();
        return playlists.WriteAsync(playlist, update, cancellationToken);
    }

    /// <summary>Refuses to write a list that would drop tracks that this session cannot see.</summary>
    public void RequireSeen()
    {
        if (before.Hidden > 0)
            throw new HiddenTracksException(playlist, before.Count, before.Seen.Count);
    }

    public void Dispose() => turn.Dispose();
}
