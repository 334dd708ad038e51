using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>How values look in the views; the views themselves hold no logic.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Display
{
    /// <summary>A length as m:ss, from an hour on as h:mm:ss.</summary>
    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalHours: >= 1 } d => string.Create(CultureInfo.InvariantCulture, $"{(long)d.TotalHours}:{d.Minutes:00}:{d.Seconds:00}"),
        { } d => string.Create(CultureInfo.InvariantCulture, $"{(int)d.TotalMinutes}:{d.Seconds:00}"),
    };

    /// <summary>A count with separators.</summary>
    public static string Count(long? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? "";

    /// <summary>A day, in the user's time zone.</summary>
    public static string Date(DateTimeOffset? date) =>
        date is { } d ? TimeZoneInfo.ConvertTime(d, TimeProvider.System.LocalTimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    /// <summary>Text from outside on one line, without what could move the cursor or turn the writing direction.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.EnumerateRunes().Any(IsHarmful))
            return text ?? "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(IsHarmful(rune) ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    /// <summary>The number of a thing, from its URN where the API sent no number.</summary>
    public static string Number(Resource? resource) => resource switch
    {
        null => "",
        { Id: { } id } => id.ToString(CultureInfo.InvariantCulture),
        { Urn: { } urn } => urn[(urn.LastIndexOf(':') + 1)..],
        _ => "",
    };

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // Joiners make emoji; the other format characters turn or hide text.
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        _ => false,
    };
}
