using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Formats values for the views, which contain no logic themselves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Display
{
    private const int ShownItems = 4;

    /// <summary>A duration as m:ss, or as h:mm:ss from one hour.</summary>
    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalHours: >= 1 } d => string.Create(CultureInfo.InvariantCulture, $"{(long)d.TotalHours}:{d.Minutes:00}:{d.Seconds:00}"),
        { } d => string.Create(CultureInfo.InvariantCulture, $"{(int)d.TotalMinutes}:{d.Seconds:00}"),
    };

    /// <summary>A count with separators.</summary>
    public static string Count(long? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? "";

    /// <summary>A growth with its sign.</summary>
    public static string Growth(long? count) => count?.ToString("+#,0;-#,0;0", CultureInfo.CurrentCulture) ?? "";

    /// <summary>A day, in the user's time zone.</summary>
    public static string Date(object? date) =>
        Time(date) is { } d ? TimeZoneInfo.ConvertTime(d, TimeProvider.System.LocalTimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    /// <summary>The account of a session. Where several are open, a star marks the one that the cmdlets use.</summary>
    public static string Session(string? account, bool? isDefault) =>
        RunspaceSessions.All.Count > 1 ? (isDefault is true ? "* " : "  ") + Text(account) : Text(account);

    /// <summary>How long ago something was, in its largest unit: 12 s, 5 min, 3 h, 240 d, 2 y.</summary>
    public static string Age(TimeSpan? age) => age switch
    {
        null => "",
        { TotalMinutes: < 1 } a => Whole(Math.Max(a.TotalSeconds, 0), "s"),
        { TotalHours: < 1 } a => Whole(a.TotalMinutes, "min"),
        { TotalDays: < 1 } a => Whole(a.TotalHours, "h"),
        { TotalDays: < 365 } a => Whole(a.TotalDays, "d"),
        { } a => Whole(a.TotalDays / 365.2425, "y"),
    };

    /// <summary>How long ago a date is.</summary>
    public static string Since(object? date) => Age(TimeProvider.System.GetUtcNow() - Time(date));

    /// <summary>Text from outside on one line, without characters that move the cursor or change the text direction.</summary>
    public static string Text(string? text)
    {
        // PowerShell counts a combining mark as a column, and a terminal does not. Composed characters avoid the difference.
        var line = Printable.Line(text);
        try
        {
            return Ascii.IsValid(line) ? line : line.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // The text has a code point that is no character, such as U+FFFE.
            return line;
        }
    }

    /// <summary>
    /// A title as a link, if the terminal supports links. Before the title, it says if a track is private or cannot be played by this
    /// session, because a narrow table has no column for it. The next cell must begin with <see cref="AfterLink"/>.
    /// </summary>
    public static string Title(string? title, object? thing, PSHost? host, object? style)
    {
        var terminal = Terminal.Of(host, style);
        // A saved thing has the same members.
        var text = terminal.LinkInTable(Text(title), thing is null ? null : Members.Text(thing, nameof(Track.PermalinkUrl)));
        return thing is not Track && (thing is null || !Row.IsSaved<Track>(thing)) ? text
            : Members.Text(thing, nameof(Track.Access)) == "blocked" ? Mark("blocked") + terminal.Paint(text, Ink.Aside)
            : Members.Text(thing, nameof(Track.Sharing)) == "private" ? terminal.Paint(Mark("private"), Ink.Notice) + text
            : text;

        // One letter if the word would leave no room for the title.
        string Mark(string word) => $"[{(terminal.IsNarrow ? word[..1] : word)}] ";
    }

    /// <summary>
    /// The text of the cell after a title. It ends the link, because PowerShell drops the end of a cell that it truncates.
    /// </summary>
    public static string AfterLink(string? text, PSHost? host, object? style) => Terminal.Of(host, style).EndOfLink + Text(text);

    /// <summary>City and country.</summary>
    public static string Place(string? city, string? country) => Text(string.Join(", ", new[] { city, country }.Where(static part => !string.IsNullOrEmpty(part))));

    /// <summary>A word, coloured if it needs attention, such as private.</summary>
    public static string Word(string? word, string noticed, PSHost? host, object? style) =>
        word == noticed ? Terminal.Of(host, style).Paint(word, Ink.Notice) : Text(word);

    /// <summary>An HTTP status; red from 400 on.</summary>
    public static string Status(int status, PSHost? host, object? style)
    {
        var text = status.ToString(CultureInfo.InvariantCulture);
        return status >= 400 ? Terminal.Of(host, style).Paint(text, Ink.Failure) : text;
    }

    /// <summary>
    /// A member of any type in a list or column: numbers, dates and enum values unchanged, everything else as text from outside.
    /// </summary>
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

    /// <summary>The number of a thing, or the number in its URN if the API sent none.</summary>
    public static string Number(object? resource) =>
        resource is null ? ""
        : Members.Text(resource, nameof(Resource.Id)) is { } id ? Text(id)
        : Members.Text(resource, nameof(Resource.Urn)) is { } urn ? Text(urn[(urn.LastIndexOf(':') + 1)..])
        : "";

    /// <summary>The title of a thing, or of one that was saved as a text.</summary>
    public static string? TitleOf(object? thing) => thing is null ? null : Members.Text(thing, nameof(Track.Title)) ?? (thing as string);

    /// <summary>The name of a thing's user, or of a user that was saved as a text.</summary>
    public static string? UserOf(object? thing) => thing is null || Members.Value(thing, nameof(Track.User)) is not { } user ? null
        : Members.Text(user, nameof(User.Username)) ?? LanguagePrimitives.ConvertTo<string>(user);

    /// <summary>The lines of a waveform's drawing, in characters and colours that the terminal supports.</summary>
    public static IEnumerable<string> Lines(object? picture, PSHost? host, object? style) => picture switch
    {
        PSObject { BaseObject: TrackWaveform wrapped } => Lines(wrapped, host, style),
        TrackWaveform waveform => WaveformDrawing.Lines(waveform, Terminal.Of(host, style)),
        // A saved one has no samples to draw.
        _ => [Text(LanguagePrimitives.ConvertTo<string>(picture))],
    };

    // Import-Clixml and jobs bring a DateTimeOffset back as an object or as a text.
    private static DateTimeOffset? Time(object? date) => date switch
    {
        null => null,
        PSObject { BaseObject: DateTimeOffset time } => time,
        DateTimeOffset time => time,
        PSObject { BaseObject: PSCustomObject } when Members.Value(date, nameof(DateTimeOffset.UtcDateTime)) is DateTime utc => new(utc, TimeSpan.Zero),
        _ => DateTimeOffset.TryParse(LanguagePrimitives.ConvertTo<string>(date), CultureInfo.InvariantCulture, out var time) ? time : null,
    };

    /// <summary>The lines of a chart, in characters and colours that the terminal supports.</summary>
    public static IEnumerable<string> Lines(StatisticChart chart, PSHost? host, object? style) => StatisticDrawing.Lines(chart, Terminal.Of(host, style));

    private static string Whole(double count, string unit) => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(count):N0} {unit}");

    // Like PowerShell, shows the first items of a collection in braces.
    private static string Items(System.Collections.IEnumerable items)
    {
        var texts = items.Cast<object?>().Take(ShownItems + 1).Select(static item => Text(LanguagePrimitives.ConvertTo<string>(item))).ToList();
        return $"{{{string.Join(", ", texts.Take(ShownItems))}{(texts.Count > ShownItems ? "…" : "")}}}";
    }
}
