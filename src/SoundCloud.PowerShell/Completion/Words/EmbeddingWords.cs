namespace SoundCloud.PowerShell;

/// <summary>Who may put a track's player into web pages.</summary>
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
