using System.Collections;
using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// Accepts only words of a set. PowerShell's ValidateSet would complete them without their meanings.
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

    /// <summary>
    /// Whether any word binds. A row or a thing of the service can have words that this version does not know;
    /// <see cref="SessionCommand.RequireWord"/> checks those that are typed.
    /// </summary>
    public bool BindsAny { get; set; }

    internal static bool IsKnown(WordSet set, string? word) => set.Meanings.Any(known => known.Key.Equals(word, StringComparison.OrdinalIgnoreCase));

    internal static string Refusal(WordSet set, string? word) => Messages.NotAWord(word ?? "", string.Join(", ", set.Meanings.Select(static known => known.Key)));

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (BindsAny)
            return;
        var given = arguments is PSObject wrapped ? wrapped.BaseObject : arguments;
        foreach (var one in given is Array several ? (IEnumerable)several : new[] { given })
        {
            var word = one?.ToString();
            if (!IsKnown(_set, word))
                throw new ValidationMetadataException(Refusal(_set, word));
        }
    }
}
