namespace SoundCloud.Tests;

/// <summary>Skipped where files have no mode.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Files have no mode here." : null;
}
