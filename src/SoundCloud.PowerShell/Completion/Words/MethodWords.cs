namespace SoundCloud.PowerShell;

/// <summary>The HTTP methods that Invoke-SCRaw sends.</summary>
internal sealed class MethodWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("GET", "reads"),
        new("HEAD", "reads the headers only"),
        new("POST", "adds"),
        new("PUT", "changes or replaces"),
        new("PATCH", "changes a part"),
        new("DELETE", "removes"),
    ];
}
