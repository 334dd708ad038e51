namespace SoundCloud;

/// <summary>What a playlist holds.</summary>
/// <param name="playlist">The playlist.</param>
/// <param name="seen">All tracks that this session can see, in order.</param>
/// <param name="count">How many tracks the playlist holds.</param>
internal sealed class HeldTracks(Playlist playlist, IReadOnlyList<Track> seen, long count)
{
    public Playlist Playlist => playlist;

    public IReadOnlyList<Track> Seen => seen;

    public IReadOnlyList<SoundCloudId> Ids { get; } = [.. seen.Select(static track => SoundCloudId.Parse(track.Urn, ResourceKind.Track))];

    public long Count => count;

    /// <summary>How many of them this session cannot see.</summary>
    public long Hidden => count - seen.Count;
}
