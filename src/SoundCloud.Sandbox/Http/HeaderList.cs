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

    public void Add(string name, string value) => _items.Add(new(name, value));

    public void Set(string name, string value)
    {
        _items.RemoveAll(item => item.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        Add(name, value);
    }

    public bool Has(string name, string token) => this[name]?.Contains(token, StringComparison.OrdinalIgnoreCase) == true;
}
