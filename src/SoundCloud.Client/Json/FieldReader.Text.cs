using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SoundCloud;

internal ref partial struct FieldReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A text; a number or a flag as it is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Text()
    {
        switch (_json.Type)
        {
            case JsonTokenType.String when _json.IsPlain:
                return Encoding.Latin1.GetString(_json.Value);
            case JsonTokenType.String:
                return Strict(out var reason) ?? Lose(reason);
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.Latin1.GetString(_json.Value);
            default:
                return Lose();
        }
    }

    /// <summary>A text and nothing that looks like one.</summary>
    public string? Link() =>
        _json.Type is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False ? Lose() : Text();

    /// <summary>A text of few values, such as a licence: one string for all of a page's items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Word() =>
        _words is not null && _json.Type is JsonTokenType.String && !_json.IsEscaped
            ? _words.Find(_body, Position + 1, _json.Value.Length) ?? Learn()
            : Text();

    /// <summary>A text, or a list as it is written.</summary>
    public string? TextOrList()
    {
        if (_json.Type is not JsonTokenType.StartArray)
            return Text();
        var start = Position;
        if (!Skip())
            return Lose(Messages.NestedTooDeep, start);
        try
        {
            return StrictUtf8.GetString(_body[start..End]);
        }
        catch (ArgumentException)
        {
            return Lose(Messages.NoValidText, start);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? Learn()
    {
        var text = Text();
        if (text is not null)
            _words!.Add(_body, Position + 1, _json.Value.Length, text);
        return text;
    }

    // Half a surrogate pair or bytes that are no UTF-8 are no text, and no text of the API holds a NUL.
    private string? Strict(out string? reason)
    {
        reason = null;
        try
        {
            var text = _json.GetString()!;
            if (!text.Contains('\0', StringComparison.Ordinal))
                return text;
            reason = "NUL";
        }
        catch (InvalidOperationException)
        {
            reason = Messages.NoValidText;
        }
        return null;
    }
}
