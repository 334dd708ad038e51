namespace SoundCloud.Sandbox.Catalogue;

/// <summary>One page of a timeline; <see cref="NextCursor"/> is null at the end.</summary>
internal readonly record struct TimelinePage<T>(IReadOnlyList<T> Items, long? NextCursor);

/// <summary>Things in the order they happened. Each keeps its cursor for good, so a walk is not moved by what is added in front.</summary>
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
            {
                yield return _entries[i].Item;
            }
        }
    }

    public bool Contains(T item) => _cursors.ContainsKey(item);

    public bool Add(T item, DateTimeOffset at)
    {
        var last = _entries.Count == 0 ? 0 : _entries[^1].Cursor;
        var cursor = Math.Max(at.ToUnixTimeMilliseconds(), last + 1);
        if (!_cursors.TryAdd(item, cursor))
        {
            return false;
        }

        _entries.Add((cursor, item));
        return true;
    }

    public bool Remove(T item)
    {
        if (!_cursors.Remove(item, out var cursor))
        {
            return false;
        }

        _entries.RemoveAt(FirstAtOrAfter(cursor));
        return true;
    }

    public void RemoveWhere(Func<T, bool> isGone)
    {
        foreach (var item in _entries.Where(entry => isGone(entry.Item)).Select(entry => entry.Item).ToArray())
        {
            Remove(item);
        }
    }

    /// <summary>Those strictly behind the cursor in the direction of the walk.</summary>
    public TimelinePage<T> Page(int limit, long? cursor, bool oldestFirst)
    {
        var start = oldestFirst
            ? cursor is { } after ? FirstAtOrAfter(after + 1) : 0
            : (cursor is { } before ? FirstAtOrAfter(before) : _entries.Count) - 1;
        var available = oldestFirst ? _entries.Count - start : start + 1;
        var items = new T[Math.Min(limit, available)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = _entries[oldestFirst ? start + i : start - i].Item;
        }

        if (items.Length == available)
        {
            return new(items, null);
        }

        if (items.Length == 0)
        {
            return new(items, cursor ?? (oldestFirst ? 0 : long.MaxValue));
        }

        return new(items, _entries[oldestFirst ? start + items.Length - 1 : start - items.Length + 1].Cursor);
    }

    private int FirstAtOrAfter(long cursor)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[middle].Cursor < cursor)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
