namespace SoundCloud.PowerShell;

/// <summary>A player to put into a page.</summary>
public sealed class Embed
{
    /// <summary>The URN of what it plays.</summary>
    public required string Urn { get; init; }

    /// <summary>The player's address.</summary>
    public required Uri Url { get; init; }

    /// <summary>The iframe.</summary>
    public required string Html { get; init; }

    /// <summary>The iframe.</summary>
    public override string ToString() => Html;
}
