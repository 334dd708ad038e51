using System.Globalization;

namespace SoundCloud.Sandbox.Http;

/// <summary>The decoded names and values of a query or of a URL-encoded form, in the order they were sent.</summary>
internal sealed class QueryString
{
    private readonly List<KeyValuePair<string, string>> _items;

    private QueryString(List<KeyValuePair<string, string>> items) => _items = items;

    public IReadOnlyList<KeyValuePair<string, string>> Items => _items;

    public string? this[string name]
    {
        get
        {
            foreach (var item in _items)
            {
                if (item.Key == name)
                    return item.Value;
            }

            return null;
        }
    }

    public static QueryString Parse(string text)
    {
        var items = new List<KeyValuePair<string, string>>();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            items.Add(equals < 0 ? new(Decode(pair), "") : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return new(items);
    }

    public IEnumerable<string> All(string name) => _items.Where(item => item.Key == name).Select(item => item.Value);

    public bool Has(string name) => this[name] is not null;

    /// <summary>A comma-separated list; empty if the name is missing.</summary>
    public IReadOnlyList<string> List(string name) =>
        this[name]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public bool TryLong(string name, out long value) =>
        long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public bool IsTrue(string name) => this[name] is "true" or "1";

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
