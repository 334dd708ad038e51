namespace SoundCloud.PowerShell;

/// <summary>How much of a track a session may play.</summary>
internal sealed class AccessWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("playable", "can be played in full"),
        new("preview", "only a part of it can be played"),
        new("blocked", "can be seen, and not be played"),
    ];
}
