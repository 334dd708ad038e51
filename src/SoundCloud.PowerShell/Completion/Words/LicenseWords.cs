namespace SoundCloud.PowerShell;

/// <summary>SoundCloud's licences, with what they allow others to do.</summary>
internal sealed class LicenseWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("no-rights-reserved", "whatever they like"),
        new("all-rights-reserved", "nothing without your permission"),
        new("cc-by", "Creative Commons, with your name"),
        new("cc-by-nc", "Creative Commons, with your name, not for money"),
        new("cc-by-nd", "Creative Commons, with your name, unchanged"),
        new("cc-by-sa", "Creative Commons, with your name, under the same licence"),
        new("cc-by-nc-nd", "Creative Commons, with your name, not for money, unchanged"),
        new("cc-by-nc-sa", "Creative Commons, with your name, not for money, under the same licence"),
    ];
}
