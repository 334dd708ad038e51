using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SoundCloud.PowerShell;

/// <summary>What was received of a file so far.</summary>
/// <param name="Name">The name of the part in its folder.</param>
/// <param name="Version">Which version of the file it is of.</param>
/// <param name="Received">Its bytes.</param>
/// <param name="Hash">Their SHA-256, in hexadecimal digits.</param>
internal sealed record PartNote(string Name, FileVersion Version, long Received, string Hash);

/// <summary>The note on the download of one track to one folder, in a folder that is the user's alone: what it says of a part can be believed.</summary>
internal sealed class PartNotes(string folder, string urn)
{
    private readonly string? _path = Folder is { } notes
        ? Path.Combine(notes, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Path.GetFullPath(folder)}\n{urn}")))[..32].ToLowerInvariant() + ".json")
        : null;

    // Null where the user has no folder of their own, as in some containers.
    private static string? Folder => Environment.GetEnvironmentVariable("SOUNDCLOUD_ACCOUNTS_PATH") is { Length: > 0 } accounts
        ? Path.Combine(Path.GetFullPath(accounts), "downloads")
        : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } own
        ? Path.Combine(own, "SoundCloud", "downloads")
        : null;

    public PartNote? Read()
    {
        try
        {
            return _path is not null && File.Exists(_path) && IsOwn()
                && JsonSerializer.Deserialize(File.ReadAllBytes(_path), TransfersJsonContext.Default.PartNote) is { Name: not null, Version.IsResumable: true } note
                ? note
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">There is no place for notes.</exception>
    public void Write(PartNote note)
    {
        if (_path is null)
            throw new IOException();
        CreateFolder(Path.GetDirectoryName(_path)!);
        if (!IsOwn())
            throw new IOException();
        // Whole or not at all, as the process may be killed meanwhile.
        var temporary = _path + ".tmp";
        File.Delete(temporary);
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(note, TransfersJsonContext.Default.PartNote));
        File.Move(temporary, _path, overwrite: true);
    }

    public void Remove()
    {
        try
        {
            if (_path is not null && File.Exists(_path))
                File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A note without its part is nothing.
        }
    }

    // Where others can write, others can have written.
    private bool IsOwn()
    {
        var notes = new DirectoryInfo(Path.GetDirectoryName(_path)!);
        return notes.LinkTarget is null
            && (OperatingSystem.IsWindows() || (notes.UnixFileMode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0);
    }

    private static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        // CreateDirectory gives the mode to the last one alone.
        CreateFolder(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
