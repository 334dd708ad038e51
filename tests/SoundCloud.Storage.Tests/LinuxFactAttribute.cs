namespace SoundCloud.Tests;

/// <summary>Skipped where there can be no Secret Service.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Linux alone has a Secret Service.";
}
