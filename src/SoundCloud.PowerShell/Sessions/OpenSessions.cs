namespace SoundCloud.PowerShell;

/// <summary>
/// The open sessions of one runspace. Of each account it keeps the session that was the default last, until that is disconnected. Another one
/// of the same account, which a script that connects each hour leaves behind, is listed only as long as something else holds it.
/// </summary>
internal sealed class OpenSessions
{
    private readonly List<Entry> _entries = [];
    private SoundCloudSession? _current;

    /// <summary>The session that the cmdlets of the runspace use.</summary>
    public SoundCloudSession? Current
    {
        get => Volatile.Read(ref _current);
        set
        {
            lock (_entries)
            {
                _current = value;
                if (value is not null)
                    Keep(value);
            }
        }
    }

    /// <summary>The open sessions, in the order in which they were opened.</summary>
    public IReadOnlyList<SoundCloudSession> All
    {
        get
        {
            lock (_entries)
                return [.. _entries.Select(static entry => entry.Session).OfType<SoundCloudSession>().Where(static session => !session.IsClosed)];
        }
    }

    /// <summary>Forgets a session that was closed.</summary>
    public void Release(SoundCloudSession closed)
    {
        lock (_entries)
            _entries.RemoveAll(entry => entry.Session is not { } session || ReferenceEquals(session, closed));
    }

    private void Keep(SoundCloudSession session)
    {
        _entries.RemoveAll(static entry => entry.Session is not { IsClosed: false });
        foreach (var entry in _entries.Where(entry => IsOfSameAccount(entry.Session, session)))
            entry.Kept = null;
        if (_entries.Find(entry => ReferenceEquals(entry.Session, session)) is not { } known)
            _entries.Add(known = new(session));
        known.Kept = session;
    }

    // Sessions from tokens of unknown users have no account, so each of them may be of another user.
    private static bool IsOfSameAccount(SoundCloudSession? one, SoundCloudSession other) =>
        one is { Account: { } account } && account == other.Account && (one.ApiUri, one.Grant) == (other.ApiUri, other.Grant);

    private sealed class Entry(SoundCloudSession session)
    {
        private readonly WeakReference<SoundCloudSession> _session = new(session);

        public SoundCloudSession? Session => _session.TryGetTarget(out var session) ? session : null;

        /// <summary>Keeps the session alive.</summary>
        public SoundCloudSession? Kept { get; set; }
    }
}
