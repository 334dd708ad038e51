using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SoundCloud;

/// <summary>Reads a list in either of its shapes: <c>{collection, next_href}</c> or a bare array.</summary>
internal static class PageReader
{
    public static (List<T> Items, string? Next, bool IsBare) Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<List<T>> type)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
            if (!reader.Read())
                throw new ProtocolException("SoundCloud's answer holds nothing.");
            return reader.TokenType switch
            {
                JsonTokenType.StartArray => (Items(ref reader, type), null, true),
                JsonTokenType.StartObject => Wrapped(ref reader, type),
                _ => throw new ProtocolException("SoundCloud's answer is not a list."),
            };
        }
        catch (JsonException e)
        {
            throw new ProtocolException(Unreadable(e), e);
        }
    }

    public static string Unreadable(JsonException e) =>
        $"SoundCloud's answer is not readable JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine}).";

    private static (List<T> Items, string? Next, bool IsBare) Wrapped<T>(ref Utf8JsonReader reader, JsonTypeInfo<List<T>> type)
    {
        List<T>? items = null;
        string? next = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("collection"u8))
            {
                reader.Read();
                items = reader.TokenType is JsonTokenType.StartArray
                    ? Items(ref reader, type)
                    : reader.TokenType is JsonTokenType.Null ? [] : throw new ProtocolException("SoundCloud's answer is not a list.");
            }
            else if (reader.ValueTextEquals("next_href"u8))
            {
                reader.Read();
                next = reader.TokenType is JsonTokenType.String ? Lenient.Text(ref reader) : null;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }
        return (items ?? throw new ProtocolException("SoundCloud's answer is not a list."), string.IsNullOrEmpty(next) ? null : next, false);
    }

    private static List<T> Items<T>(ref Utf8JsonReader reader, JsonTypeInfo<List<T>> type)
    {
        var items = JsonSerializer.Deserialize(ref reader, type) ?? [];
        items.RemoveAll(static item => item is null);
        return items;
    }
}
