namespace SoundCloud.Tests;

/// <summary>Skipped where no Secret Service can be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeyringFactAttribute : FactAttribute
{
    public KeyringFactAttribute() => Skip = Missing is { } program ? $"No Secret Service can be started here: {program} is not installed." : null;

    private static string? Missing => new[] { "dbus-run-session", "gnome-keyring-daemon" }.FirstOrDefault(program =>
        !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))));
}
