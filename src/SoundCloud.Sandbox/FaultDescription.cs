namespace SoundCloud.Sandbox;

/// <summary>A fault that can be switched on.</summary>
/// <param name="Name">Its name, the first part of <c>name[:argument][@[host ][METHOD ]text]</c>.</param>
/// <param name="Description">What it does and what its argument means.</param>
public sealed record FaultDescription(string Name, string Description);
