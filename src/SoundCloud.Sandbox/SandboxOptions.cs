namespace SoundCloud.Sandbox;

/// <summary>The options of a sandbox.</summary>
public sealed class SandboxOptions
{
    /// <summary>The API's port. OAuth and the CDN use the next two ports. 0 uses any free ports.</summary>
    public int Port { get; set; }

    /// <summary>The seed of the catalogue. The same seed and track count make the same catalogue.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many tracks the catalogue has; 500 or more fill every kind of list.</summary>
    public int TrackCount { get; set; } = 600;

    /// <summary>The delay of every answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Faults that are on from the start, see <see cref="SoundCloudSandbox.Faults"/>.</summary>
    public IReadOnlyList<string> Faults { get; set; } = [];

    /// <summary>How long an access token is valid.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromSeconds(3599);

    /// <summary>The clock for expiry, latency and new objects.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
