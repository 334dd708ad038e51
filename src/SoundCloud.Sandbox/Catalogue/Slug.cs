using System.Text;

namespace SoundCloud.Sandbox.Catalogue;

/// <summary>Makes the part of an address that comes from a title.</summary>
internal static class Slug
{
    // The runtime's normalization is not used, because its tables change between versions, and permalinks must not.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýß";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuys";

    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Select(char.ToLowerInvariant))
        {
            var accent = Accented.IndexOf(letter, StringComparison.Ordinal);
            if (char.IsAsciiLetterOrDigit(letter) || accent >= 0)
                slug.Append(accent >= 0 ? Plain[accent] : letter);
            else if (letter != '\'' && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
