using System.Collections.ObjectModel;

namespace SoundCloud;

/// <summary>The tags of a track or playlist, in order. Its text is a list separated by commas, which <see cref="Parse"/> reads back.</summary>
public sealed class TagCollection : ReadOnlyCollection<string>
{
    private TagCollection(List<string> tags)
        : base(tags)
    {
    }

    /// <summary>The tags of a text that somebody wrote: separated by commas, or in quotes, or else one tag.</summary>
    public static TagCollection Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HasCommaOutsideQuotes(text) ? new(Split(text, static c => c == ','))
            : text.Contains('"', StringComparison.Ordinal) ? ParseTagList(text)
            : new(Split(text, static _ => false));
    }

    /// <summary>The tags of the API's <c>tag_list</c>: separated by spaces, those of several words in quotes.</summary>
    public static TagCollection ParseTagList(string tagList)
    {
        ArgumentNullException.ThrowIfNull(tagList);
        return new(Split(tagList, char.IsWhiteSpace));
    }

    /// <summary>The tags, separated by commas. A tag that has a comma is in quotes.</summary>
    public override string ToString() =>
        Printable.Line(string.Join(", ", this.Select(static tag => tag.Contains(',', StringComparison.Ordinal) ? "\"" + tag + "\"" : tag)));

    private static bool HasCommaOutsideQuotes(string text)
    {
        var isQuoted = false;
        foreach (var c in text)
        {
            isQuoted ^= c == '"';
            if (c == ',' && !isQuoted)
                return true;
        }
        return false;
    }

    private static List<string> Split(string text, Func<char, bool> isSeparator)
    {
        var tags = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var isQuote = i < text.Length && text[i] == '"';
            if (i < text.Length && !isQuote && (isQuoted || !isSeparator(text[i])))
                continue;
            if (text[start..i].Trim() is { Length: > 0 } tag)
                tags.Add(tag);
            start = i + 1;
            isQuoted ^= isQuote;
        }
        return tags;
    }
}
