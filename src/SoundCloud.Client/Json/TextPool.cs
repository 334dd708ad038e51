using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>The texts of one body that may come again in it; it holds few, and a newer one takes an older one's place.</summary>
internal sealed class TextPool
{
    private const int Size = 128;
    private const int LongestText = 64;

    private readonly (int Start, int Length, string? Text)[] _texts = new (int, int, string?)[Size];

    private readonly byte[]?[] _bytes = new byte[]?[16];

    /// <summary>The text of the same bytes elsewhere in the body, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Find(ReadOnlySpan<byte> body, int start, int length)
    {
        var bytes = body.Slice(start, length);
        ref var known = ref _texts[PlaceOf(bytes)];
        return known.Length == length && bytes.SequenceEqual(body.Slice(known.Start, length)) ? known.Text : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> body, int start, int length, string text)
    {
        if (length <= LongestText)
            _texts[PlaceOf(body.Slice(start, length))] = (start, length, text);
    }

    /// <summary>The same bytes as an array of their own, which nobody may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte[] Bytes(ReadOnlySpan<byte> bytes)
    {
        ref var known = ref _bytes[PlaceOf(bytes) % 16];
        return known is not null && bytes.SequenceEqual(known) ? known : known = bytes.ToArray();
    }

    // Length, beginning and end tell the API's words apart; where they do not, nothing is shared.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint PlaceOf(ReadOnlySpan<byte> bytes)
    {
        ulong mixed = bytes.Length switch
        {
            >= 8 => BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ (BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]) * 31),
            >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) << 32),
            > 0 => bytes[0] | ((uint)bytes[^1] << 8),
            _ => 0,
        };
        return (uint)(((mixed + (uint)bytes.Length) * 0x9E3779B97F4A7C15) >> 57);
    }
}
