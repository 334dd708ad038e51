namespace SoundCloud.Tests;

/// <summary>Skipped where files have no mode.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Files have no mode here." : null;
}
