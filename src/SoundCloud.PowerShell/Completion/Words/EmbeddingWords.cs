namespace SoundCloud.PowerShell;

/// <summary>Who may embed a track's player in web pages.</summary>
internal sealed class EmbeddingWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("all", "anybody"),
        new("me", "only you"),
        new("none", "nobody"),
    ];
}
