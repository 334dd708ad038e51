namespace SoundCloud.PowerShell.Tests;

/// <summary>A clock that a test moves. Between its moves no time passes that could be measured.</summary>
public sealed class MovedTime : TimeProvider
{
    /// <summary>How far it is ahead.</summary>
    public TimeSpan By { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Moves it on.</summary>
    /// <param name="time">How far.</param>
    public void Advance(TimeSpan time) => By += time;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;

    /// <inheritdoc/>
    public override long GetTimestamp() => By.Ticks;
}
