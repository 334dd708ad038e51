using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SoundCloud.Sandbox.Json;

internal static class JsonBytes
{
    // The service does not escape non-ASCII characters.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);

        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Object(Action<Utf8JsonWriter> write) => Write(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    public static void WriteNumber(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>An array of values that are already rendered.</summary>
    public static byte[] Array(IReadOnlyList<byte[]> items) => Join("["u8, items, "]"u8);

    public static byte[] Join(ReadOnlySpan<byte> before, IReadOnlyList<byte[]> items, ReadOnlySpan<byte> after)
    {
        var length = before.Length + after.Length + Math.Max(0, items.Count - 1);
        for (var i = 0; i < items.Count; i++)
            length += items[i].Length;

        var joined = GC.AllocateUninitializedArray<byte>(length);
        before.CopyTo(joined);
        var at = before.Length;
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                joined[at++] = (byte)',';

            items[i].CopyTo(joined, at);
            at += items[i].Length;
        }

        after.CopyTo(joined.AsSpan(at));
        return joined;
    }
}
