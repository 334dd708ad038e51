using System.Collections;
using System.Runtime.InteropServices;

namespace SoundCloud;

/// <summary>The system and the environment in which a browser is started.</summary>
internal sealed class BrowserPlatform(OSPlatform system, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Of this process, now.</summary>
    public static BrowserPlatform Current => new(
        OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux,
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            static entry => (string)entry.Key,
            static entry => (string)(entry.Value ?? ""),
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal));

    public OSPlatform System { get; } = system;

    public bool IsWindows => System == OSPlatform.Windows;

    /// <summary>The environment for a child process, without the app's id and secret and our other variables.</summary>
    public IEnumerable<KeyValuePair<string, string>> ChildEnvironment =>
        environment.Where(static variable => !variable.Key.StartsWith("SOUNDCLOUD_", StringComparison.OrdinalIgnoreCase));

    /// <summary>A variable; null where it is not set or empty.</summary>
    public string? this[string name] => environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The file that a command's name stands for; null where there is none.</summary>
    public string? Find(string command)
    {
        if (command.Contains('/', StringComparison.Ordinal) || (IsWindows && command.Contains('\\', StringComparison.Ordinal)))
            return Path.IsPathRooted(command) && IsCommand(command) ? command : null;
        var endings = IsWindows ? [".exe", ".cmd", ".bat", ""] : new[] { "" };
        return (this["PATH"] ?? "").Split(IsWindows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries)
            // A relative entry would run whatever lies in the current directory.
            .Where(Path.IsPathRooted)
            .SelectMany(directory => endings.Select(ending => Path.Combine(directory, command + ending)))
            .FirstOrDefault(IsCommand);
    }

    private static bool IsCommand(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
