using System.Globalization;
using System.Text;

namespace SoundCloud;

/// <summary>A query string under construction; null values are left out.</summary>
internal sealed class Query
{
    private readonly StringBuilder _text = new();

    public Query Add(string name, string? value)
    {
        if (value is null)
            return this;
        _text.Append(_text.Length == 0 ? '?' : '&').Append(Escape(name)).Append('=').Append(Escape(value));
        return this;
    }

    public Query Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public Query Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    public Query Add(string name, IEnumerable<string>? values) => Add(name, values is null ? null : string.Join(',', values) is { Length: > 0 } text ? text : null);

    public override string ToString() => _text.ToString();

    // Colons and commas stand in a query as they are: URN lists stay readable in logs; and brackets, as in bpm[from].
    private static string Escape(string value) => Uri.EscapeDataString(value)
        .Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%5B", "[", StringComparison.Ordinal)
        .Replace("%5D", "]", StringComparison.Ordinal);
}
