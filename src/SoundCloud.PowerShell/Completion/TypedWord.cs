using System.Buffers;
using System.Management.Automation.Language;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>The word before the cursor, without its quotes, and how a value is written in its place: in the quotes that it began with, else in single ones where it needs any.</summary>
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
            Text = Unwrapped(Text, SingleQuotes, '\'');
        else if (_isDouble)
            Text = Unwrapped(Text, DoubleQuotes, '`');
    }

    /// <summary>What was typed, without its quotes.</summary>
    public string Text { get; }

    /// <summary>A value as it is written in place of the word.</summary>
    public string Write(string value)
    {
        if (_isDouble)
            return $"\"{EscapedForDouble(value)}\"";
        var isPlain = value.Length > 0 && value[0] != '-' && !value.AsSpan().ContainsAnyExcept(Plain);
        return isPlain && !_isSingle ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
    }

    // The quote at the end is there where the cursor stands behind it.
    private static string Unwrapped(string text, string quotes, char escape)
    {
        var content = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length; i++)
        {
            var isQuote = quotes.Contains(text[i], StringComparison.Ordinal);
            var isEscape = text[i] == escape || isQuote;
            if (isEscape && i + 1 < text.Length)
                content.Append(text[++i]);
            else if (!isQuote)
                content.Append(text[i]);
        }
        return content.ToString();
    }

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
