namespace SoundCloud.Sandbox.Catalogue;

/// <summary>One page of a timeline; <see cref="NextCursor"/> is null at the end.</summary>
internal readonly record struct TimelinePage<T>(IReadOnlyList<T> Items, long? NextCursor);

/// <summary>Items in the order they were added. An item's cursor never changes, so new items at the start do not disturb a client that is paging.</summary>
internal sealed class Timeline<T>
    where T : notnull
{
    private readonly List<(long Cursor, T Item)> _entries = [];
    private readonly Dictionary<T, long> _cursors = [];

    public int Count => _entries.Count;

    /// <summary>Newest first.</summary>
    public IEnumerable<T> Newest
    {
        get
        {
            for (var i = _entries.Count - 1; i >= 0; i--)
                yield return _entries[i].Item;
        }
    }

    public bool Contains(T item) => _cursors.ContainsKey(item);

    public bool Add(T item, DateTimeOffset at)
    {
        var last = _entries.Count == 0 ? 0 : _entries[^1].Cursor;
        var cursor = Math.Max(at.ToUnixTimeMilliseconds(), last + 1);
        if (!_cursors.TryAdd(item, cursor))
            return false;

        _entries.Add((cursor, item));
        return true;
    }

    public bool Remove(T item)
    {
        if (!_cursors.Remove(item, out var cursor))
            return false;

        _entries.RemoveAt(FirstAtOrAfter(cursor));
        return true;
    }

    public void RemoveWhere(Func<T, bool> isGone)
    {
        foreach (var item in _entries.Where(entry => isGone(entry.Item)).Select(entry => entry.Item).ToArray())
            Remove(item);
    }

    /// <summary>Items strictly after the cursor in the direction of paging, filtered.</summary>
    public TimelinePage<T> Page(int limit, long? cursor, bool oldestFirst, Func<T, bool> keep)
    {
        var step = oldestFirst ? 1 : -1;
        var at = oldestFirst
            ? cursor is { } after ? FirstAtOrAfter(after + 1) : 0
            : (cursor is { } before ? FirstAtOrAfter(before) : _entries.Count) - 1;
        var items = new List<T>(Math.Min(limit, _entries.Count));
        var last = cursor ?? (oldestFirst ? 0 : long.MaxValue);
        for (; at >= 0 && at < _entries.Count; at += step)
        {
            if (!keep(_entries[at].Item))
                continue;

            if (items.Count == limit)
                return new(items, last);

            items.Add(_entries[at].Item);
            last = _entries[at].Cursor;
        }

        return new(items, null);
    }

    private int FirstAtOrAfter(long cursor)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[middle].Cursor < cursor)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
