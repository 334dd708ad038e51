using System.Net;
using System.Text.RegularExpressions;

namespace SoundCloud;

/// <summary>The files below Pages, and their places filled in.</summary>
internal static partial class PageTemplates
{
    /// <summary>The text of a file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageTemplates).Assembly.GetManifestResourceStream("Pages/" + name)
            ?? throw new InvalidOperationException($"The page {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Fills in text, HTML-encoded; what is filled in is not searched for places again.</summary>
    public static string Fill(string template, params (string Name, string Text)[] places) =>
        Insert(template, [.. places.Select(static place => (place.Name, WebUtility.HtmlEncode(place.Text)))]);

    /// <summary>Fills in HTML as it is: for our own files alone.</summary>
    public static string Insert(string template, params (string Name, string Html)[] places) =>
        Place().Replace(template, match => Array.Find(places, place => place.Name == match.Groups[1].Value).Html ?? match.Value);

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
