namespace SoundCloud.PowerShell;

/// <summary>An embeddable player for a web page.</summary>
public sealed class Embed
{
    /// <summary>The URN of the track or playlist that the player plays.</summary>
    public required string Urn { get; init; }

    /// <summary>The address of the player.</summary>
    public required Uri Url { get; init; }

    /// <summary>The iframe.</summary>
    public required string Html { get; init; }

    /// <summary>The iframe.</summary>
    public override string ToString() => Html;
}
