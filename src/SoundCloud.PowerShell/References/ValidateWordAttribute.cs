using System.Collections;
using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Refuses what is not one of a set of words. PowerShell's own ValidateSet would complete them without what they mean, and refuse the empty cells of a spreadsheet.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateWordAttribute : ValidateArgumentsAttribute
{
    private readonly WordSet _set;

    /// <summary>The words of a <see cref="WordSet"/>.</summary>
    public ValidateWordAttribute(Type set) => _set = (WordSet)Activator.CreateInstance(set)!;

    /// <summary>The words that there are, and what they mean.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Meanings => _set.Meanings;

    /// <summary>Whether an empty text, which is a spreadsheet's empty cell, is let through.</summary>
    public bool AllowsEmpty { get; set; }

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var given = arguments is PSObject wrapped ? wrapped.BaseObject : arguments;
        foreach (var one in given is Array several ? (IEnumerable)several : new[] { given })
        {
            var word = one?.ToString();
            if ((AllowsEmpty && string.IsNullOrEmpty(word)) || Meanings.Any(known => known.Key.Equals(word, StringComparison.OrdinalIgnoreCase)))
                continue;
            throw new ValidationMetadataException(Messages.NotAWord(word ?? "", string.Join(", ", Meanings.Select(static known => known.Key))));
        }
    }
}
