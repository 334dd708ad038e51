using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Refuses a word that is not one of a set; an empty one is a spreadsheet's empty cell, which ValidateSet would refuse too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateWordAttribute : ValidateArgumentsAttribute
{
    /// <summary>The words that there are.</summary>
    public ValidateWordAttribute(params string[] words) => Words = words;

    /// <summary>The words that there are.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var word = (arguments is PSObject wrapped ? wrapped.BaseObject : arguments)?.ToString();
        if (!string.IsNullOrEmpty(word) && !Words.Contains(word, StringComparer.OrdinalIgnoreCase))
            throw new ValidationMetadataException(Messages.NotAWord(word, string.Join(", ", Words)));
    }
}
