using System.Globalization;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Where a download goes: a part file beside its place, renamed when it is whole.</summary>
internal sealed class SaveTarget
{
    // Most file systems take 255 bytes or characters; of 120 characters of Chinese there are 360 bytes.
    private const int LongestName = 120;
    private const int MostBytes = 200;
    private static readonly string[] ReservedNames =
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    private readonly string _folder;
    private readonly string _name;
    private readonly bool _isFile;
    private readonly string _part;

    public SaveTarget(string path, Track track)
    {
        _isFile = !Directory.Exists(path);
        _folder = _isFile ? Path.GetDirectoryName(path)! : path;
        _name = _isFile ? Path.GetFileName(path) : SafeName(track.Title ?? track.Urn ?? "track");
        // Named after the track, so that a later try finds it whatever the title has become.
        _part = Path.Combine(_folder, $".{SafeName(track.Urn ?? _name)}.part");
    }

    /// <summary>Refuses before anything is downloaded; in a folder the extension is not known yet, and any counts.</summary>
    public void RequireFree(bool force)
    {
        var taken = _isFile ? Path.Combine(_folder, _name) : Directory.EnumerateFiles(_folder, _name + ".*").FirstOrDefault();
        NewFile.RequireFree(taken, force);
    }

    public FileStream OpenPart() => new(_part, new FileStreamOptions
    {
        Mode = FileMode.OpenOrCreate,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.Asynchronous,
    });

    public FileInfo Finish(string? serviceName, bool force)
    {
        var name = _isFile ? _name : _name + Extension(serviceName);
        return NewFile.Move(_part, Path.Combine(_folder, name), force);
    }

    /// <summary>A title as a file name on every system: no separators, no control or turning characters, no reserved name.</summary>
    public static string SafeName(string title)
    {
        var name = new StringBuilder(title.Length);
        foreach (var rune in Display.Text(title).EnumerateRunes())
            name.Append(rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD or 0x21B5 ? "_" : rune.ToString());
        var safe = Cut(name.ToString().Trim(' ', '.')).TrimEnd(' ', '.');
        return safe.Length == 0 || ReservedNames.Contains(safe.Split('.')[0].Trim().ToUpper(CultureInfo.InvariantCulture)) ? "_" + safe : safe;
    }

    private static string Cut(string name)
    {
        var (length, bytes) = (0, 0);
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (length + rune.Utf16SequenceLength > LongestName || bytes > MostBytes)
                return name[..length];
            length += rune.Utf16SequenceLength;
        }
        return name;
    }

    // The service's name is input from outside: of it only a short plain extension is taken.
    private static string Extension(string? serviceName)
    {
        var extension = Path.GetExtension(serviceName ?? "");
        return extension.Length is > 1 and <= 6 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension.ToLowerInvariant() : ".mp3";
    }
}
