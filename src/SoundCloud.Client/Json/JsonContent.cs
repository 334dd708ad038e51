using System.Text.Json;

namespace SoundCloud;

/// <summary>A JSON body.</summary>
internal sealed class JsonContent : ByteArrayContent
{
    public JsonContent(Action<Utf8JsonWriter> write)
        : base(Bytes(write)) =>
        Headers.ContentType = new("application/json", "utf-8");

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            write(writer);
        return bytes.ToArray();
    }
}
