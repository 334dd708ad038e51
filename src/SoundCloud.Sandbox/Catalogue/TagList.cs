namespace SoundCloud.Sandbox.Catalogue;

/// <summary>The API's tag lists: tags are separated by spaces, and tags of several words are in double quotes.</summary>
internal static class TagList
{
    /// <summary>Whether commas separate the tags, as the lists of some other services have it.</summary>
    public static bool HasCommas(string text) => text.Split('"').Where((_, part) => part % 2 == 0).Any(outside => outside.Contains(',', StringComparison.Ordinal));

    public static IReadOnlyList<string> Parse(string text)
    {
        var tags = new List<string>();
        var start = 0;
        while (start < text.Length)
        {
            var quoted = text[start] == '"';
            var end = text.IndexOf(quoted ? '"' : ' ', start + 1);
            end = end < 0 ? text.Length : end;
            var tag = text[(quoted ? start + 1 : start)..end].Trim();
            if (tag.Length > 0)
                tags.Add(tag);

            start = end + 1;
        }

        return tags;
    }
}
