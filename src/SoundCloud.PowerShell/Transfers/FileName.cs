using System.Globalization;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Names of files made of text from outside: good on every file system, and none that a program takes for something else.</summary>
internal static class FileName
{
    /// <summary>What a file is called whose kind is not known.</summary>
    public const string Unknown = ".bin";

    /// <summary>The extension of a drawing.</summary>
    public const string OfPicture = ".svg";

    // Most file systems take 255 bytes or characters; of 120 characters of Chinese there are 360 bytes.
    private const int LongestName = 120;
    private const int MostBytes = 200;

    private static readonly string[] ReservedNames =
        ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>The extensions that a saved track can have: those of sound, and that of what is not known.</summary>
    public static IReadOnlyList<string> OfSound { get; } =
        [".mp3", ".wav", ".wave", ".flac", ".aif", ".aiff", ".aifc", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aac", ".alac", ".caf", ".mp2", ".amr", ".wma", Unknown];

    /// <summary>A title as the name of a file: no separator, no control or turning character, no reserved name, no dash or tilde in front.</summary>
    /// <param name="title">The text.</param>
    /// <param name="ending">What stands after it, however long the text is.</param>
    public static string Safe(string title, string ending = "")
    {
        var name = new StringBuilder(title.Length);
        foreach (var rune in Display.Text(title).EnumerateRunes())
            name.Append(rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD or 0x21B5 ? "_" : rune.ToString());
        var safe = Cut(name.ToString().Trim(' ', '.'), ending.Length).TrimEnd(' ', '.') + ending;
        // Programs read a leading dash as an option, and a shell a leading tilde as a home folder.
        return safe.Length == 0 || safe[0] is '-' or '~' || IsReserved(safe) ? "_" + safe : safe;
    }

    /// <summary>The extension of a download. The service's name is text from outside: of it only the extension of a sound is taken, else that of the content type.</summary>
    public static string Extension(string? serviceName, string? contentType)
    {
        var given = Path.GetExtension(serviceName ?? "").ToLowerInvariant();
        return OfSound.Contains(given) ? given : contentType?.ToLowerInvariant() switch
        {
            "audio/mpeg" or "audio/mp3" => ".mp3",
            "audio/wav" or "audio/x-wav" or "audio/wave" or "audio/vnd.wave" => ".wav",
            "audio/flac" or "audio/x-flac" => ".flac",
            "audio/aiff" or "audio/x-aiff" => ".aiff",
            "audio/ogg" or "application/ogg" => ".ogg",
            "audio/opus" => ".opus",
            "audio/mp4" or "audio/x-m4a" or "audio/m4a" => ".m4a",
            "audio/aac" or "audio/aacp" => ".aac",
            "audio/amr" => ".amr",
            "audio/x-ms-wma" => ".wma",
            _ => Unknown,
        };
    }

    private static bool IsReserved(string name) => ReservedNames.Contains(name.Split('.')[0].Trim().ToUpper(CultureInfo.InvariantCulture));

    private static string Cut(string name, int reserved)
    {
        var (length, bytes) = (0, reserved);
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (length + reserved + rune.Utf16SequenceLength > LongestName || bytes > MostBytes)
                return name[..length];
            length += rune.Utf16SequenceLength;
        }
        return name;
    }
}
