namespace SoundCloud.Sandbox.Faults;

/// <summary>All faults.</summary>
internal static class FaultRegistry
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. StatusFaults.All,
        .. RateLimitFaults.All,
        .. ConnectionFaults.All,
        .. BodyFaults.All,
        .. RedirectFaults.All,
        .. PageFaults.All,
        .. ShapeFaults.All,
        .. TokenFaults.All,
        .. SingleRouteFaults.All,
    ];

    public static Fault? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);
}
