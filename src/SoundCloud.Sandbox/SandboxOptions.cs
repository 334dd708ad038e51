namespace SoundCloud.Sandbox;

/// <summary>How a sandbox is started.</summary>
public sealed class SandboxOptions
{
    /// <summary>The API's port; OAuth takes the next one and the CDN the one after. 0 takes any free ports.</summary>
    public int Port { get; set; }

    /// <summary>The seed of the catalogue: the same seed and track count give the same world.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many tracks the catalogue has; 500 or more fill every kind of list.</summary>
    public int TrackCount { get; set; } = 600;

    /// <summary>How long every answer waits.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Faults that are on from the start, see <see cref="SoundCloudSandbox.Faults"/>.</summary>
    public IReadOnlyList<string> Faults { get; set; } = [];

    /// <summary>How long an access token lives.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromSeconds(3599);

    /// <summary>The clock of expiry, latency and new objects.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
