using System.Globalization;

namespace SoundCloud;

/// <summary>A query string as a value: each addition makes a new one, and a parameter without a value is left out.</summary>
internal readonly struct Query
{
    private readonly string? _text;

    private Query(string? text) => _text = text;

    public Query Add(string name, string? value) =>
        value is null ? this : new($"{_text}{(_text is null ? '?' : '&')}{Escape(name)}={Escape(value)}");

    public Query Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public Query Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    public Query Add(string name, IEnumerable<string>? values) => Add(name, values is null ? null : string.Join(',', values) is { Length: > 0 } text ? text : null);

    /// <summary>This query and then another.</summary>
    public Query Add(Query other) =>
        other._text is null ? this : _text is null ? other : new($"{_text}&{other._text.AsSpan(1)}");

    /// <summary>The text with its question mark; nothing where there is no parameter.</summary>
    public override string ToString() => _text ?? "";

    // Colons and commas stand in a query as they are, so that lists of URNs stay readable in logs; so do brackets, as in bpm[from].
    private static string Escape(string value) => Uri.EscapeDataString(value)
        .Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%5B", "[", StringComparison.Ordinal)
        .Replace("%5D", "]", StringComparison.Ordinal);
}
