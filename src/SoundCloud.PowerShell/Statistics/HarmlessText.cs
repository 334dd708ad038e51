using System.Globalization;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Keeps spreadsheets from running a title as a formula.</summary>
internal static class HarmlessText
{
    private const char Mark = '\'';

    /// <summary>The text on one line, with a ' before all that a spreadsheet could take for a formula.</summary>
    public static string Of(string? text)
    {
        var line = Printable.Line(text);
        if (!line.AsSpan().ContainsAny(Starts))
            return line;
        var harmless = new StringBuilder(line.Length + 1);
        for (var i = 0; i < line.Length; i++)
        {
            if (IsAtStart(line, i) && IsFormula(line, i))
                harmless.Append(Mark);
            harmless.Append(line[i]);
        }
        return harmless.ToString();
    }

    /// <summary>The text as it was.</summary>
    public static string Original(string harmless)
    {
        if (!harmless.Contains(Mark, StringComparison.Ordinal))
            return harmless;
        var text = new StringBuilder(harmless.Length);
        for (var i = 0; i < harmless.Length; i++)
        {
            if (harmless[i] is not Mark || !IsAtStart(harmless, i) || !IsFormula(harmless, i))
                text.Append(harmless[i]);
        }
        return text.ToString();
    }

    // Some spreadsheets also read the wide forms, which Japanese keyboards write.
    private static ReadOnlySpan<char> Starts => "=+-@＝＋－＠";

    // Where a list separator is a semicolon, a spreadsheet splits the cell there, whatever stands around it.
    private static bool IsAtStart(string text, int index) => index == 0 || text[index - 1] is ';';

    private static bool IsFormula(string text, int index)
    {
        // Some spreadsheets pass over white space and characters without a width.
        foreach (var letter in text.AsSpan(index).TrimStart(Mark))
        {
            if (!char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                return Starts.Contains(letter);
        }
        return false;
    }
}
