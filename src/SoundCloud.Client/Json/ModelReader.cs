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
            return ReadObject(body, shape, out var type, out losses)
                ?? throw new ProtocolException(type is JsonTokenType.Null ? Messages.AnswerEmpty : Messages.AnswerUnasked);
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>The body as a model; null where it is no object, and then what it is.</summary>
    /// <exception cref="JsonException">It is no JSON, or something follows the object.</exception>
    public static T? ReadObject<T>(ReadOnlySpan<byte> body, Shape<T> shape, out JsonTokenType type, out Losses? losses)
        where T : class
    {
        var json = new FieldReader(body, isPage: false);
        json.Read();
        (type, losses) = (json.TokenType, null);
        if (type is not JsonTokenType.StartObject)
            return null;
        var model = shape.Read(ref json);
        // Whatever follows throws.
        json.Read();
        losses = json.Losses;
        return model;
    }

    public static ProtocolException Unreadable(JsonException e) =>
        new(Messages.AnswerUnreadable(e.LineNumber + 1, e.BytePositionInLine), e);
}
