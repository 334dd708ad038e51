using System.Collections;
using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// Accepts only words of a set. PowerShell's ValidateSet would complete them without their meanings, and refuse the empty cells of a CSV
/// file.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateWordAttribute : ValidateArgumentsAttribute
{
    private readonly WordSet _set;

    /// <summary>The words of a <see cref="WordSet"/>.</summary>
    public ValidateWordAttribute(Type set) => _set = (WordSet)Activator.CreateInstance(set)!;

    /// <summary>The words and their meanings.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Meanings => _set.Meanings;

    /// <summary>Whether an empty string is accepted, as an empty cell of a CSV file is.</summary>
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
