using System.Globalization;
using System.Text;

namespace SoundCloud;

/// <summary>Text from outside made fit for a terminal and a log: one line that cannot move the cursor, turn the writing direction or fill the screen.</summary>
internal static class Printable
{
    /// <summary>As long as a sentence may be.</summary>
    public const int Sentence = 1000;

    /// <summary>As long as anything may be; a description has at most 4,000 characters.</summary>
    public const int Text = 5000;

    private const char Replacement = '\uFFFD';
    private const char LineBreak = '\u21B5';

    // More on one letter are no language's, and cover the lines above and below.
    private const int MostMarks = 8;

    /// <summary>The text on one line; line breaks read ↵, what is harmful reads U+FFFD, and what is longer ends in an ellipsis.</summary>
    public static string Line(string? text, int longest = Text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text.Length <= longest && text.All(static c => c is >= ' ' and < '\u007F'))
            return text;

        var line = new StringBuilder(Math.Min(text.Length, longest) + 1);
        var marks = 0;
        var previous = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= longest)
                return line.Append('…').ToString();
            marks = IsMark(rune) ? marks + 1 : 0;
            if (rune.Value is '\n' && previous.Value is '\r')
                line.Length--;
            if (rune.Value is '\n')
                line.Append(LineBreak);
            else if (IsHarmful(rune))
                line.Append(Replacement);
            else if (marks <= MostMarks)
                line.Append(rune.ToString());
            previous = rune;
        }
        return line.ToString();
    }

    /// <summary>A text of several lines with what is harmful replaced; line breaks and tabs stay, and so does the length in characters.</summary>
    public static string Lines(string text)
    {
        var lines = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t' || !IsHarmful(rune))
                lines.Append(rune.ToString());
            else
                lines.Append(Replacement, rune.Utf16SequenceLength);
        }
        return lines.ToString();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // Joiners make emoji; the other format characters turn or hide text.
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        _ => false,
    };
}
