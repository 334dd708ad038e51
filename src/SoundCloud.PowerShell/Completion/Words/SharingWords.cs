namespace SoundCloud.PowerShell;

/// <summary>Who can see a track or playlist.</summary>
internal sealed class SharingWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("Public", "everyone"),
        new("Private", "only you and those who have its secret link"),
    ];
}
