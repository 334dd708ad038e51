using System.Globalization;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>The target of a download: a part file in the same folder, renamed when it is complete.</summary>
internal sealed class SaveTarget
{
    // Most file systems allow names of 255 bytes or characters; 120 Chinese characters are 360 bytes.
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
        // Named after the track's URN, so that a later attempt finds it even if the title has changed.
        _part = Path.Combine(_folder, $".{SafeName(track.Urn ?? _name)}.part");
    }

    /// <summary>
    /// Fails before anything is downloaded if the file exists. In a folder the extension is not known yet, so any extension counts.
    /// </summary>
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

    /// <summary>
    /// Makes a title a valid file name on every system: without separators, control and text direction characters, and reserved names.
    /// </summary>
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

    // The file name comes from outside, so only a short plain extension is used.
    private static string Extension(string? serviceName)
    {
        var extension = Path.GetExtension(serviceName ?? "");
        return extension.Length is > 1 and <= 6 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension.ToLowerInvariant() : ".mp3";
    }
}
