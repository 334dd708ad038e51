using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SoundCloud;

/// <summary>A page as its body gives it: the items, how many stood there, the link to the next, whether it is a bare array, and what could not be read.</summary>
internal readonly record struct PageBody<T>(List<T> Items, int Count, string? Next, bool IsBare, Losses? Losses);

/// <summary>Reads a list in either of its shapes: <c>{collection, next_href}</c> or a bare array.</summary>
internal static class PageReader
{
    /// <summary>Stands for a link that is there and cannot be read: to end the list there would lose what follows.</summary>
    public const string NoLink = "?";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PageBody<T> Read<T>(ReadOnlySpan<byte> body, Shape<T> shape)
    {
        try
        {
            var json = new FieldReader(body, isPage: true);
            json.Read();
            var isBare = json.TokenType is JsonTokenType.StartArray;
            var (items, count, next) = isBare ? (Items(ref json, shape, out var all), all, null) : Wrapped(ref json, shape);
            // Whatever follows throws.
            json.Read();
            return new(items ?? throw NoList(), count, string.IsNullOrEmpty(next) ? null : next, isBare, json.Losses);
        }
        catch (JsonException e)
        {
            throw ModelReader.Unreadable(e);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (List<T>? Items, int Count, string? Next) Wrapped<T>(ref FieldReader json, Shape<T> shape)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
            throw NoList();
        List<T>? items = null;
        var count = 0;
        string? next = null;
        while (json.MoveToField())
        {
            if (json.IsNamed("collection"u8))
            {
                json.MoveToValue();
                items = json.TokenType is JsonTokenType.Null ? [] : Items(ref json, shape, out count);
            }
            else if (json.IsNamed("next_href"u8))
            {
                json.MoveToValue();
                next = json.TokenType is JsonTokenType.Null ? null : json.Link() ?? NoLink;
            }
            else
            {
                json.Pass();
            }
        }
        return (items, count, next);
    }

    // An item that is none costs that item; where none is one, the answer is another.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<T> Items<T>(ref FieldReader json, Shape<T> shape, out int count) =>
        json.Many(shape, out var isOfOthers, out count) is { } items && !isOfOthers ? items : throw NoList();

    private static ProtocolException NoList() => new(Messages.AnswerNotAList);
}
