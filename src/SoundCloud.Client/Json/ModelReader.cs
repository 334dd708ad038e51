using System.Text.Json;

namespace SoundCloud;

/// <summary>Reads an answer that is one thing.</summary>
internal static class ModelReader
{
    public static T Read<T>(ReadOnlySpan<byte> body, Shape<T> shape, out Losses? losses)
        where T : class
    {
        try
        {
            var json = new FieldReader(body, isPage: false);
            json.Read();
            if (json.TokenType is not JsonTokenType.StartObject)
                throw new ProtocolException(json.TokenType is JsonTokenType.Null ? "SoundCloud's answer holds nothing." : "SoundCloud's answer is not what was asked for.");
            var model = shape.Read(ref json);
            // Whatever follows throws.
            json.Read();
            losses = json.Losses;
            return model;
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    public static ProtocolException Unreadable(JsonException e) =>
        new($"SoundCloud's answer is not readable JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine}).", e);
}
