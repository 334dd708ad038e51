using System.Text;

namespace SoundCloud.Fuzz;

/// <summary>Damages bytes: flips, deletions, duplications, splices, truncations, and JSON's own hard cases.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> corpus)
{
    private static readonly byte[][] OddValues =
    [
        .. new[]
        {
            "null", "[]", "{}", "[{}]", "\"\\ud800\"", "\"\\u0000\"", "1e999", "-0", "0.5", "99999999999999999999", "\"\"", "\"7\"", "true",
            "\"2019/13/45 99:99:99 +9999\"", "{\"\\udc00\":[[1]]}", new string('[', 70) + new string(']', 70),
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xff, (byte)'"'], [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"'],
    ];

    public byte[] Next()
    {
        var bytes = new List<byte>(Pick(corpus));
        // Half of the mutations keep the JSON valid, so that the damage reaches the fields.
        var staysJson = random.Next(2) == 0;
        for (var i = random.Next(1, 5); i > 0 && bytes.Count > 0; i--)
        {
            if (staysJson)
                ReplaceValue(bytes, random.Next(bytes.Count));
            else
                Damage(bytes);
        }
        return [.. bytes];
    }

    private void Damage(List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, random.Next(2, 200)), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                var other = Pick(corpus);
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(length, other.Length - from)).ToArray());
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                ReplaceValue(bytes, at);
                break;
        }
    }

    // Replaces a value by another one.
    private void ReplaceValue(List<byte> bytes, int at)
    {
        // Only after a name, because a string can contain a colon too.
        var start = at;
        while (start < bytes.Count && !(start > 1 && bytes[start - 1] == ':' && bytes[start - 2] == '"'))
            start++;
        if (start == bytes.Count || bytes[start] is (byte)'{' or (byte)'[')
            return;
        var end = start;
        var isText = bytes[start] == '"';
        while (end < bytes.Count && (isText ? end == start || bytes[end] != '"' : bytes[end] is not ((byte)',' or (byte)'}' or (byte)']')))
            end++;
        end = Math.Min(end + (isText ? 1 : 0), bytes.Count);
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Pick(OddValues));
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
