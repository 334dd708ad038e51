using System.Globalization;

namespace SoundCloud.Sandbox.Catalogue;

internal static class Urn
{
    public static string Track(long id) => "soundcloud:tracks:" + id.Text();

    public static string User(long id) => "soundcloud:users:" + id.Text();

    public static string Playlist(long id) => "soundcloud:playlists:" + id.Text();

    public static string Comment(long id) => "soundcloud:comments:" + id.Text();

    /// <summary>The number in a URN of that kind, or a numeric id; null for anything else.</summary>
    public static long? Parse(string text, string kind)
    {
        var prefix = "soundcloud:" + kind + ":";
        var number = text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
