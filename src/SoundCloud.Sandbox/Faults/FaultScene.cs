using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Faults;

/// <summary>What a fault can use: the clock, and the addresses of the hosts.</summary>
internal sealed class FaultScene(TimeProvider time)
{
    public TimeProvider Time { get; } = time;

    /// <summary>Set once the sandbox listens.</summary>
    public Addresses Addresses { get; set; } = new("", "", "");
}
