using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace SoundCloud.PowerShell;

/// <summary>How values look in the views; the views themselves hold no logic.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Display
{
    private const int ShownItems = 4;

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
    public static string Text(string? text) => Printable.Line(text);

    /// <summary>A member of any type in a list or a column: numbers, dates and words of ours as they are, everything else as text from outside.</summary>
    public static object? Value(object? value) => value switch
    {
        null => null,
        PSObject { BaseObject: not PSCustomObject } wrapped => Value(wrapped.BaseObject),
        string text => Text(text),
        bool or Enum or DateTimeOffset or TimeSpan => value,
        _ when value.GetType().IsPrimitive => value,
        System.Collections.IEnumerable and not System.Uri => Items((System.Collections.IEnumerable)value),
        _ => Text(LanguagePrimitives.ConvertTo<string>(value)),
    };

    /// <summary>The number of a thing, from its URN where the API sent no number.</summary>
    public static string Number(Resource? resource) => resource switch
    {
        null => "",
        { Id: { } id } => id.ToString(CultureInfo.InvariantCulture),
        { Urn: { } urn } => Text(urn[(urn.LastIndexOf(':') + 1)..]),
        _ => "",
    };

    /// <summary>The lines of a waveform's drawing, as the terminal can show them.</summary>
    public static IEnumerable<string> Lines(TrackWaveform picture, PSHost? host, object? style) => WaveformDrawing.Lines(picture, Terminal.Of(host, style));

    // As the shell writes collections: the first few in braces.
    private static string Items(System.Collections.IEnumerable items)
    {
        var texts = items.Cast<object?>().Take(ShownItems + 1).Select(static item => Text(LanguagePrimitives.ConvertTo<string>(item))).ToList();
        return $"{{{string.Join(", ", texts.Take(ShownItems))}{(texts.Count > ShownItems ? "…" : "")}}}";
    }
}
