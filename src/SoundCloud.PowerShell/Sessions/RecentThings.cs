namespace SoundCloud.PowerShell;

/// <summary>The things that a session read last, for the completion of ids: the last few of each kind, newest first.</summary>
internal sealed class RecentThings
{
    private const int Kept = 50;

    private readonly Ring _tracks = new();
    private readonly Ring _users = new();
    private readonly Ring _playlists = new();

    // Of the tracks and playlists that were read. They do not push out users who were read themselves.
    private readonly Ring _owners = new();

    public IReadOnlyList<KnownThing> Tracks => _tracks.NewestFirst();

    public IReadOnlyList<KnownThing> Users => [.. _users.NewestFirst().Concat(_owners.NewestFirst()).DistinctBy(static user => user.Id)];

    public IReadOnlyList<KnownThing> Playlists => _playlists.NewestFirst();

    /// <summary>Remembers the last items of a page. Only these are looked at, so long lists cost no more.</summary>
    public void Add<T>(ReadOnlySpan<T> things)
    {
        foreach (var thing in things[Math.Max(0, things.Length - Kept)..])
            Add((object?)thing);
    }

    public void Add(object? thing)
    {
        var resource = thing is Activity feedItem ? feedItem.Origin : thing as Resource;
        if (resource is null || KnownThing.Of(resource) is not { } known)
            return;
        (resource switch { Track => _tracks, Playlist => _playlists, _ => _users }).Add(known);
        if (((resource as Track)?.User ?? (resource as Playlist)?.User) is { } owner && KnownThing.Of(owner) is { } knownOwner)
            _owners.Add(knownOwner);
    }

    public void Clear()
    {
        _tracks.Clear();
        _users.Clear();
        _playlists.Clear();
        _owners.Clear();
    }

    /// <summary>The newest things of a kind, each once. Runspaces that share the session add to it at the same time.</summary>
    private sealed class Ring
    {
        // Kept apart from the things, because a search in numbers alone takes a few nanoseconds.
        private readonly List<long> _ids = new(2 * Kept);
        private readonly List<KnownThing> _things = new(2 * Kept);

        public void Add(KnownThing thing)
        {
            lock (_ids)
            {
                if (_ids.IndexOf(thing.Id) is >= 0 and var at)
                    Remove(at, 1);
                // Removes many at once, because moving all items for each new one would be slow.
                else if (_ids.Count == 2 * Kept)
                    Remove(0, Kept);
                _ids.Add(thing.Id);
                _things.Add(thing);
            }
        }

        public IReadOnlyList<KnownThing> NewestFirst()
        {
            lock (_ids)
                return [.. Enumerable.Reverse(_things).Take(Kept)];
        }

        public void Clear()
        {
            lock (_ids)
            {
                _ids.Clear();
                _things.Clear();
            }
        }

        private void Remove(int at, int count)
        {
            _ids.RemoveRange(at, count);
            _things.RemoveRange(at, count);
        }
    }
}
