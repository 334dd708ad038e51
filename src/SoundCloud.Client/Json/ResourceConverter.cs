using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>Reads a track, user or playlist by its <c>kind</c>; null for anything else.</summary>
internal sealed class ResourceConverter : JsonConverter<Resource?>
{
    public override Resource? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }
        switch (KindOf(reader))
        {
            case "track":
                return JsonSerializer.Deserialize(ref reader, SoundCloudJsonContext.Default.Track);
            case "playlist":
                return JsonSerializer.Deserialize(ref reader, SoundCloudJsonContext.Default.Playlist);
            case "user":
                return JsonSerializer.Deserialize(ref reader, SoundCloudJsonContext.Default.User);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, Resource? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Feeds are read, not written.");

    // The reader is a copy: the caller's stays at the object's start.
    private static string? KindOf(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isKind = reader.ValueTextEquals("kind"u8);
            reader.Read();
            if (isKind && reader.TokenType is JsonTokenType.String)
                return Lenient.Text(ref reader);
            reader.Skip();
        }
        return null;
    }
}
