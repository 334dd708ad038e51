using System.Text;
using System.Text.Json;

namespace SoundCloud.Fuzz;

/// <summary>Compares our tokens of a text with the framework's: both give the same tokens, or reject the text in the same way.</summary>
internal static class TokenComparison
{
    private readonly record struct Token(
        JsonTokenType Type, int Start, int Depth, bool IsEscaped, string Value, long? Whole, double? Real, string? Text, bool? IsPlain);

    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static void Compare(ReadOnlySpan<byte> text)
    {
        var (theirs, theirError) = Theirs(text);
        var (ours, ourError) = Ours(text);
        if ((theirError?.LineNumber, theirError?.BytePositionInLine) != (ourError?.LineNumber, ourError?.BytePositionInLine))
            throw new InvalidOperationException($"They refuse with '{theirError?.Message}', we with '{ourError?.Message}'.");
        // Our tokeniser rejects garbage after a number or name only at the next token.
        if (ours.Count != theirs.Count && (ourError is null || ours.Count != theirs.Count + 1))
            throw new InvalidOperationException($"They have {theirs.Count} tokens, we {ours.Count}.");
        for (var i = 0; i < theirs.Count; i++)
        {
            if (ours[i] != theirs[i])
                throw new InvalidOperationException($"Token {i}: they have {theirs[i]}, we {ours[i]}.");
        }
    }

    private static (List<Token> Tokens, JsonException? Error) Theirs(ReadOnlySpan<byte> text)
    {
        var tokens = new List<Token>();
        var json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (json.Read())
            {
                var (isNumber, isText) = (json.TokenType is JsonTokenType.Number, json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName);
                tokens.Add(new(
                    json.TokenType,
                    (int)json.TokenStartIndex,
                    json.CurrentDepth,
                    json.ValueIsEscaped,
                    Encoding.Latin1.GetString(json.ValueSpan),
                    isNumber && json.TryGetInt64(out var whole) ? whole : null,
                    isNumber && json.TryGetDouble(out var real) ? real : null,
                    isText ? TextOf(ref json) : null,
                    isText ? !json.ValueIsEscaped && Ascii.IsValid(json.ValueSpan) : null));
            }
            return (tokens, null);
        }
        catch (JsonException e)
        {
            return (tokens, e);
        }
    }

    private static (List<Token> Tokens, JsonException? Error) Ours(ReadOnlySpan<byte> text)
    {
        var tokens = new List<Token>();
        var json = new JsonTokens(text);
        try
        {
            while (json.Read())
            {
                var (isNumber, isText) = (json.Type is JsonTokenType.Number, json.Type is JsonTokenType.String or JsonTokenType.PropertyName);
                tokens.Add(new(
                    json.Type,
                    json.Start,
                    json.Depth,
                    json.IsEscaped,
                    Encoding.Latin1.GetString(json.Value),
                    isNumber && json.TryGetInt64(out var whole) ? whole : null,
                    isNumber && json.TryGetDouble(out var real) ? real : null,
                    isText ? TextOf(json) : null,
                    isText ? json.IsPlain : null));
            }
            return (tokens, null);
        }
        catch (JsonException e)
        {
            return (tokens, e);
        }
    }

    private static string? TextOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonTokens json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
