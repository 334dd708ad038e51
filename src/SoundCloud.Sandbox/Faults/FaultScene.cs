using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Faults;

/// <summary>What a fault can refer to: the clock, and where the other hosts are.</summary>
internal sealed class FaultScene(TimeProvider time)
{
    public TimeProvider Time { get; } = time;

    /// <summary>Known once the sandbox listens.</summary>
    public Addresses Addresses { get; set; } = new("", "", "");
}
