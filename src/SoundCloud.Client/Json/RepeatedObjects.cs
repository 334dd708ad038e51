using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>The objects of one page that stand in it again and again to the byte, as the user does on each of their tracks.</summary>
internal sealed class RepeatedObjects
{
    private const int Size = 16;
    private const int KeyLength = 64;

    private readonly Entry[] _entries = new Entry[Size];

    /// <summary>What stands at that place, where it stood elsewhere in the page before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFind(ReadOnlySpan<byte> body, int start, out Entry found)
    {
        found = default;
        if (start + KeyLength > body.Length)
            return false;
        ref var known = ref _entries[PlaceOf(body.Slice(start, KeyLength))];
        if (known.Length == 0 || start + known.Length > body.Length
            || !body.Slice(start, known.Length).SequenceEqual(body.Slice(known.Start, known.Length)))
        {
            return false;
        }

        found = known;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> body, in Entry entry)
    {
        if (entry.Length >= KeyLength)
            _entries[PlaceOf(body.Slice(entry.Start, KeyLength))] = entry;
    }

    // Where two differ is in their ids, wherever those stand.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint PlaceOf(ReadOnlySpan<byte> bytes)
    {
        var mixed = 0UL;
        for (var i = 0; i < KeyLength; i += 8)
            mixed = (mixed ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..])) * 0x9E3779B97F4A7C15;
        return (uint)(mixed >> 60);
    }

    /// <summary>An object and where it stands.</summary>
    public readonly record struct Entry(int Start, int Length, Resource Model);
}
