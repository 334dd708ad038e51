using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>What the terminal supports: width, colours and links. The views write only what it supports.</summary>
internal sealed class Terminal
{
    /// <summary>The width that the tables of the format file need for titles of usual length.</summary>
    public const int NarrowBelow = 79;

    private const int UsualWidth = 80;

    // The width that is reserved for the cells before a title.
    private const int BeforeTitle = 30;
    private const char Escape = '\e';

    private readonly PSHostRawUserInterface? _screen;
    private readonly bool _isDecorated;
    private readonly Palette _palette;

    private Terminal(PSHostRawUserInterface? screen, bool isDecorated, bool hasLinks, Palette palette)
    {
        _screen = screen;
        _isDecorated = isDecorated;
        _palette = palette;
        HasLinks = hasLinks;
    }

    private enum Palette
    {
        Sixteen,
        Indexed,
        TrueColor,
    }

    /// <summary>The output is not a terminal.</summary>
    public static Terminal Plain { get; } = new(null, false, false, Palette.Sixteen);

    /// <summary>The columns that PowerShell writes into; 80 if the width is unknown.</summary>
    public int Width => WidthOf(_screen);

    /// <summary>Whether the terminal is too narrow for the tables of the format file.</summary>
    public bool IsNarrow => Width < NarrowBelow;

    /// <summary>Whether links may be written.</summary>
    public bool HasLinks { get; }

    /// <summary>
    /// Asks the host and $PSStyle, which respects NO_COLOR and the user's settings. PowerShell Standard does not have its type.
    /// </summary>
    public static Terminal Of(PSHost? host, object? style)
    {
        var rendering = style is null ? null : PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString();
        // PowerShell removes escape sequences when a table is piped, but not when the whole process is redirected to a file.
        var isTerminal = IsIn(host);
        var isDecorated = rendering is "Ansi" || (rendering is "Host" && isTerminal);
        return new(host?.UI?.RawUI, isDecorated, isDecorated && isTerminal && Environment.GetEnvironmentVariable("TERM") is not "linux", PaletteOf(Environment.GetEnvironmentVariable));
    }

    /// <summary>Whether a host writes to a terminal, and not to a file, a pipe or a log.</summary>
    public static bool IsIn(PSHost? host) => host?.UI?.SupportsVirtualTerminal == true && !Console.IsOutputRedirected;

    /// <summary>The text in a colour, if the terminal has colours.</summary>
    public string Paint(string text, Ink ink) => _isDecorated && text.Length > 0 ? $"{Escape}[{CodeOf(ink)}m{text}{Escape}[0m" : text;

    /// <summary>The text as a link, if the terminal supports links and the address is a web address.</summary>
    public string Link(string text, string? address) =>
        HasLinks && WebAddress.Of(address) is { } link ? $"{Escape}]8;;{link}{Escape}\\{text}{EndOfLink}" : text;

    /// <summary>The text as a link, if it is short enough that no table truncates it together with the cell that ends the link.</summary>
    public string LinkInTable(string text, string? address) => HasLinks && Cells(text) <= Width - BeforeTitle ? Link(text, address) : text;

    /// <summary>The sequence that ends a link. It has no effect if no link is open.</summary>
    public string EndOfLink => HasLinks ? $"{Escape}]8;;{Escape}\\" : "";

    /// <summary>The text, cut to so many columns.</summary>
    public string Cut(string text, int columns)
    {
        if (Cells(text) <= columns)
            return text;
        var cut = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        for (var left = columns - 1; elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            left -= Cells(element);
            if (left < 0)
                break;
            cut.Append(element);
        }
        return cut.Append('…').ToString();
    }

    /// <summary>The text, cut or filled with spaces to exactly so many columns.</summary>
    public string Fit(string text, int columns)
    {
        var cut = Cut(text, columns);
        return cut + new string(' ', Math.Max(columns - Cells(cut), 0));
    }

    private int Cells(string text)
    {
        try
        {
            return _screen?.LengthInBufferCells(text) ?? text.Length;
        }
        catch (Exception e) when (e is HostException or NotImplementedException)
        {
            return text.Length;
        }
    }

    private string CodeOf(Ink ink) => _palette switch
    {
        Palette.TrueColor => string.Create(CultureInfo.InvariantCulture, $"38;2;{ink.Red};{ink.Green};{ink.Blue}"),
        Palette.Indexed => string.Create(CultureInfo.InvariantCulture, $"38;5;{ink.Indexed}"),
        _ => ink.Basic.ToString(CultureInfo.InvariantCulture),
    };

    // A terminal that does not report all colours would show wrong ones.
    private static Palette PaletteOf(Func<string, string?> environment) =>
        OperatingSystem.IsWindows() || environment("COLORTERM") is "truecolor" or "24bit" ? Palette.TrueColor
        : environment("TERM")?.Contains("256color", StringComparison.Ordinal) == true ? Palette.Indexed
        : Palette.Sixteen;

    internal static int WidthOf(PSHostRawUserInterface? screen)
    {
        try
        {
            // PowerShell leaves the last column free, because some terminals begin a new line when it is written.
            return screen?.BufferSize.Width is > 1 and var width ? width - 1 : UsualWidth;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or IOException)
        {
            return UsualWidth;
        }
    }
}

/// <summary>A colour for three generations of terminals.</summary>
internal readonly record struct Ink(byte Red, byte Green, byte Blue, byte Indexed, byte Basic)
{
    public static Ink Sound { get; } = new(255, 85, 0, 202, 33);

    public static Ink Echo { get; } = new(196, 108, 66, 173, 33);

    public static Ink Comment { get; } = new(0, 153, 204, 38, 36);

    public static Ink Notice { get; } = new(184, 121, 0, 136, 33);

    public static Ink Failure { get; } = new(215, 60, 60, 167, 31);

    public static Ink Aside { get; } = new(140, 140, 140, 245, 90);
}
