using System.Buffers;
using System.Management.Automation.Language;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>
/// The word before the cursor, without its quotes. A value that replaces it is written in the same quotes, or else in single quotes if it
/// needs any.
/// </summary>
internal readonly struct TypedWord
{
    // PowerShell reads typographic quotes as quotes.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";
    private const string DoubleQuotes = "\"\u201C\u201D\u201E";

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:");

    private readonly bool _isSingle;
    private readonly bool _isDouble;

    public TypedWord(string? typed)
    {
        Text = typed ?? "";
        if (Text.Length == 0)
            return;
        _isSingle = SingleQuotes.Contains(Text[0], StringComparison.Ordinal);
        _isDouble = DoubleQuotes.Contains(Text[0], StringComparison.Ordinal);
        if (_isSingle)
            Text = Unwrapped(Text, SingleQuotes);
        else if (_isDouble)
            Text = Unwrapped(Text, DoubleQuotes);
    }

    /// <summary>What was typed, without its quotes.</summary>
    public string Text { get; }

    /// <summary>The value as it is written in place of the word.</summary>
    public string Write(string value)
    {
        if (_isDouble)
            return $"\"{EscapedForDouble(value)}\"";
        var isPlain = value.Length > 0 && value[0] != '-' && !value.AsSpan().ContainsAnyExcept(Plain);
        return isPlain && !_isSingle ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
    }

    // PowerShell passes the value with escaped quotes already resolved, and adds the closing quote.
    private static string Unwrapped(string text, string quotes) =>
        text.Length > 1 && quotes.Contains(text[^1], StringComparison.Ordinal) ? text[1..^1] : text[1..];

    private static string EscapedForDouble(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var letter in value)
        {
            if (letter is '`' or '$' || DoubleQuotes.Contains(letter, StringComparison.Ordinal))
                escaped.Append('`');
            escaped.Append(letter);
        }
        return escaped.ToString();
    }
}
