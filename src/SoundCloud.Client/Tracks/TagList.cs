namespace SoundCloud;

/// <summary>The API's tag list: separated by spaces, tags of several words or with a comma in quotes.</summary>
internal static class TagList
{
    public static string Join(IEnumerable<string> tags) => string.Join(' ', tags
        .Select(tag => tag.Replace("\"", "", StringComparison.Ordinal).Trim())
        .Where(tag => tag.Length > 0)
        .Select(tag => tag.Any(c => char.IsWhiteSpace(c) || c == ',') ? "\"" + tag + "\"" : tag));
}
