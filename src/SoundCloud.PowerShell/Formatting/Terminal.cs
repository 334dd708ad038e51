using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>What the place that a view is drawn for can show: its width, colours, links. What it cannot show, the views do not write.</summary>
internal sealed class Terminal
{
    /// <summary>The columns that the tables of the format file need for titles of a usual length.</summary>
    public const int NarrowBelow = 79;

    private const int UsualWidth = 80;

    // What stands before a title in its row.
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

    /// <summary>No terminal at all.</summary>
    public static Terminal Plain { get; } = new(null, false, false, Palette.Sixteen);

    /// <summary>The columns that the engine writes into; 80 where nobody knows.</summary>
    public int Width => WidthOf(_screen);

    /// <summary>Whether the columns are too few for the tables of the format file.</summary>
    public bool IsNarrow => Width < NarrowBelow;

    /// <summary>Whether links may be written.</summary>
    public bool HasLinks { get; }

    /// <summary>Asks the host and $PSStyle, which knows NO_COLOR and the user's will; it is no type of the standard library.</summary>
    public static Terminal Of(PSHost? host, object? style)
    {
        var rendering = style is null ? null : PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString();
        // A table takes its escapes away where it is piped on; what the process as a whole writes into a file keeps them.
        var isTerminal = IsIn(host);
        var isDecorated = rendering is "Ansi" || (rendering is "Host" && isTerminal);
        return new(host?.UI?.RawUI, isDecorated, isDecorated && isTerminal && Environment.GetEnvironmentVariable("TERM") is not "linux", PaletteOf(Environment.GetEnvironmentVariable));
    }

    /// <summary>Whether a host writes into a terminal and not into a file, a pipe or a log.</summary>
    public static bool IsIn(PSHost? host) => host?.UI?.SupportsVirtualTerminal == true && !Console.IsOutputRedirected;

    /// <summary>The text in a colour, where there are any.</summary>
    public string Paint(string text, Ink ink) => _isDecorated && text.Length > 0 ? $"{Escape}[{CodeOf(ink)}m{text}{Escape}[0m" : text;

    /// <summary>The text as a link, where there are any and the address is one of the web.</summary>
    public string Link(string text, string? address) =>
        HasLinks && WebAddress.Of(address) is { } link ? $"{Escape}]8;;{link}{Escape}\\{text}{EndOfLink}" : text;

    /// <summary>The text as a link, where no table could cut it together with the cell that ends the link.</summary>
    public string LinkInTable(string text, string? address) => HasLinks && Cells(text) <= Width - BeforeTitle ? Link(text, address) : text;

    /// <summary>What ends a link; harmless where none is open.</summary>
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

    // What does not say that it has all colours would show others in their place.
    private static Palette PaletteOf(Func<string, string?> environment) =>
        OperatingSystem.IsWindows() || environment("COLORTERM") is "truecolor" or "24bit" ? Palette.TrueColor
        : environment("TERM")?.Contains("256color", StringComparison.Ordinal) == true ? Palette.Indexed
        : Palette.Sixteen;

    internal static int WidthOf(PSHostRawUserInterface? screen)
    {
        try
        {
            // The engine leaves the last one free: some terminals begin a new line when it is written.
            return screen?.BufferSize.Width is > 1 and var width ? width - 1 : UsualWidth;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or IOException)
        {
            return UsualWidth;
        }
    }
}

/// <summary>A colour as the terminals of three ages name it.</summary>
internal readonly record struct Ink(byte Red, byte Green, byte Blue, byte Indexed, byte Basic)
{
    public static Ink Sound { get; } = new(255, 85, 0, 202, 33);

    public static Ink Echo { get; } = new(196, 108, 66, 173, 33);

    public static Ink Comment { get; } = new(0, 153, 204, 38, 36);

    public static Ink Notice { get; } = new(184, 121, 0, 136, 33);

    public static Ink Failure { get; } = new(215, 60, 60, 167, 31);

    public static Ink Aside { get; } = new(140, 140, 140, 245, 90);
}
