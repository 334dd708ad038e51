namespace SoundCloud.PowerShell;

/// <summary>The kinds of playlist.</summary>
internal sealed class PlaylistTypeWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("album", ""),
        new("playlist", ""),
    ];
}
