namespace SoundCloud.Sandbox.Catalogue;

/// <summary>SplitMix64. The catalogue must not change if the runtime changes its own generator.</summary>
internal sealed class SeededRandom
{
    private ulong _state;

    /// <summary>Makes a separate sequence for each subject, so that one more number for one does not change the others.</summary>
    public SeededRandom(int seed, string subject)
    {
        _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);
        foreach (var letter in subject)
            _state = unchecked((_state ^ letter) * 0x100000001B3UL);
    }

    public int Next(int below) => below <= 1 ? 0 : (int)(NextBits() % (ulong)below);

    public int Between(int from, int to) => from + Next(to - from + 1);

    public long NextLong(long below) => below <= 1 ? 0 : (long)(NextBits() % (ulong)below);

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Picks that many different items, or all if there are fewer.</summary>
    public List<T> Draw<T>(T[] from, int count)
    {
        var drawn = new HashSet<T>();
        var list = new List<T>();
        while (list.Count < Math.Min(count, from.Length))
        {
            var next = from[Next(from.Length)];
            if (drawn.Add(next))
                list.Add(next);
        }

        return list;
    }

    public string Letters(int length, string alphabet) => string.Create(length, (this, alphabet), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = state.alphabet[state.Item1.Next(state.alphabet.Length)];
    });

    private ulong NextBits()
    {
        var z = unchecked(_state += 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
