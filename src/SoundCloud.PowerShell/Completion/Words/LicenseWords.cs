namespace SoundCloud.PowerShell;

/// <summary>The licences that SoundCloud knows.</summary>
internal sealed class LicenseWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("no-rights-reserved", "all rights are waived"),
        new("all-rights-reserved", "nothing without your permission"),
        new("cc-by", "Creative Commons: anything, as long as you are named"),
        new("cc-by-nc", "Creative Commons: as long as you are named and no money is made with it"),
        new("cc-by-nd", "Creative Commons: as long as you are named and it is not changed"),
        new("cc-by-sa", "Creative Commons: as long as you are named and what is made of it has the same licence"),
        new("cc-by-nc-nd", "Creative Commons: as long as you are named, no money is made with it, and it is not changed"),
        new("cc-by-nc-sa", "Creative Commons: as long as you are named, no money is made with it, and what is made of it has the same licence"),
    ];
}
