namespace SoundCloud.PowerShell.Tests;

/// <summary>A clock that a test moves.</summary>
public sealed class MovedTime : TimeProvider
{
    /// <summary>How far it is ahead.</summary>
    public TimeSpan By { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
