using System.Net;
using System.Text;

namespace SoundCloud;

/// <summary>The files below Pages, and their places filled in.</summary>
internal static class PageTemplates
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
    public static string Insert(string template, params (string Name, string Html)[] places)
    {
        var page = new StringBuilder(template.Length);
        var at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var start && template.IndexOf("}}", start, StringComparison.Ordinal) is >= 0 and var end)
        {
            var name = template[(start + 2)..end];
            page.Append(template, at, start - at);
            at = end + 2;
            page.Append(Array.Find(places, place => place.Name == name).Html ?? template[start..at]);
        }
        return page.Append(template, at, template.Length - at).ToString();
    }
}
