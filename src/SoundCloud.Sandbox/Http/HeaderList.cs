namespace SoundCloud.Sandbox.Http;

internal sealed class HeaderList
{
    private readonly List<KeyValuePair<string, string>> _items = [];

    public IReadOnlyList<KeyValuePair<string, string>> Items => _items;

    public string? this[string name]
    {
        get
        {
            foreach (var item in _items)
            {
                if (item.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return item.Value;
            }

            return null;
        }
    }

    /// <exception cref="BadHttpException">The value would end the header, and begin another.</exception>
    public void Add(string name, string value)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new BadHttpException(400, $"The header {name} cannot hold a line break.");

        _items.Add(new(name, value));
    }

    public void Set(string name, string value)
    {
        _items.RemoveAll(item => item.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        Add(name, value);
    }

    public bool Has(string name, string token) => this[name]?.Contains(token, StringComparison.OrdinalIgnoreCase) == true;
}
