namespace SoundCloud.Sandbox.Catalogue;

/// <summary>The whole state of the service. Hold <see cref="Gate"/> for every access.</summary>
internal sealed class World
{
    private readonly Dictionary<long, Track> _tracks = [];
    private readonly Dictionary<long, User> _users = [];
    private readonly Dictionary<long, Playlist> _playlists = [];
    private readonly Dictionary<string, User> _usersByPermalink = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(long User, string Permalink), Track> _tracksByPermalink = [];
    private readonly Dictionary<(long User, string Permalink), Playlist> _playlistsByPermalink = [];
    private readonly List<Track> _trackOrder = [];
    private readonly List<User> _userOrder = [];
    private readonly List<Playlist> _playlistOrder = [];

    public object Gate { get; } = new();

    /// <summary>The version of the state. Cached answers of an older version are stale.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Track> Tracks => _trackOrder;

    public IReadOnlyList<User> Users => _userOrder;

    public IReadOnlyList<Playlist> Playlists => _playlistOrder;

    public User Demo { get; set; } = null!;

    public long LastCommentId { get; set; } = 900_000_000;

    public Track? Track(string id) => Urn.Parse(id, "tracks") is { } number ? _tracks.GetValueOrDefault(number) : null;

    public User? User(string id) => Urn.Parse(id, "users") is { } number ? _users.GetValueOrDefault(number) : null;

    public Playlist? Playlist(string id) => Urn.Parse(id, "playlists") is { } number ? _playlists.GetValueOrDefault(number) : null;

    public User? UserByPermalink(string permalink) => _usersByPermalink.GetValueOrDefault(permalink);

    public Track? TrackByPermalink(User user, string permalink) => _tracksByPermalink.GetValueOrDefault((user.Id, permalink));

    public Playlist? PlaylistByPermalink(User user, string permalink) => _playlistsByPermalink.GetValueOrDefault((user.Id, permalink));

    public void Changed() => Version++;

    public void Add(User user)
    {
        _users.Add(user.Id, user);
        _userOrder.Add(user);
        _usersByPermalink.Add(user.Permalink, user);
        Changed();
    }

    public void Add(Track track)
    {
        _tracks.Add(track.Id, track);
        _trackOrder.Add(track);
        _tracksByPermalink[(track.User.Id, track.Permalink)] = track;
        track.User.Tracks.Add(track, track.CreatedAt);
        track.User.PublicTrackCount += track.IsPrivate ? 0 : 1;
        track.User.Touch();
        Changed();
    }

    public void Add(Playlist playlist)
    {
        _playlists.Add(playlist.Id, playlist);
        _playlistOrder.Add(playlist);
        _playlistsByPermalink[(playlist.User.Id, playlist.Permalink)] = playlist;
        playlist.User.Playlists.Add(playlist, playlist.CreatedAt);
        playlist.User.PublicPlaylistCount += playlist.IsPrivate ? 0 : 1;
        playlist.User.Touch();
        Changed();
    }

    public void Remove(Track track)
    {
        _tracks.Remove(track.Id);
        _trackOrder.Remove(track);
        _tracksByPermalink.Remove((track.User.Id, track.Permalink));
        track.User.Tracks.Remove(track);
        track.User.PublicTrackCount -= track.IsPrivate ? 0 : 1;
        foreach (var playlist in _playlistOrder)
            playlist.Tracks.RemoveAll(item => item == track);

        foreach (var user in _userOrder)
        {
            user.Feed.RemoveWhere(activity => activity.Track == track);
            if (user.LikedTracks.Remove(track) | user.RepostedTracks.Remove(track) | user.RecentlyPlayed.Remove(track))
                user.Touch();
        }

        track.User.Touch();
        Changed();
    }

    public void Remove(Playlist playlist)
    {
        _playlists.Remove(playlist.Id);
        _playlistOrder.Remove(playlist);
        _playlistsByPermalink.Remove((playlist.User.Id, playlist.Permalink));
        playlist.User.Playlists.Remove(playlist);
        playlist.User.PublicPlaylistCount -= playlist.IsPrivate ? 0 : 1;
        foreach (var user in _userOrder)
        {
            user.Feed.RemoveWhere(activity => activity.Playlist == playlist);
            if (user.LikedPlaylists.Remove(playlist) | user.RepostedPlaylists.Remove(playlist))
                user.Touch();
        }

        playlist.User.Touch();
        Changed();
    }

    /// <summary>A permalink that is still free for this user, made from the title.</summary>
    public string FreeTrackPermalink(User user, string title) => Free(title, permalink => _tracksByPermalink.ContainsKey((user.Id, permalink)));

    public string FreePlaylistPermalink(User user, string title) => Free(title, permalink => _playlistsByPermalink.ContainsKey((user.Id, permalink)));

    public void Rename(Track track, string permalink)
    {
        _tracksByPermalink.Remove((track.User.Id, track.Permalink));
        track.Permalink = permalink;
        _tracksByPermalink[(track.User.Id, permalink)] = track;
    }

    public void Rename(Playlist playlist, string permalink)
    {
        _playlistsByPermalink.Remove((playlist.User.Id, playlist.Permalink));
        playlist.Permalink = permalink;
        _playlistsByPermalink[(playlist.User.Id, permalink)] = playlist;
    }

    public long NextTrackId() => 1 + Math.Max(2_310_000_000, _tracks.Count == 0 ? 0 : _tracks.Keys.Max());

    public long NextPlaylistId() => 1 + Math.Max(2_050_000_000, _playlists.Count == 0 ? 0 : _playlists.Keys.Max());

    private static string Free(string title, Func<string, bool> isTaken)
    {
        var slug = Slug.Of(title);
        slug = slug.Length == 0 ? "untitled" : slug;
        var free = slug;
        for (var n = 1; isTaken(free); n++)
            free = $"{slug}-{n.Text()}";

        return free;
    }
}
