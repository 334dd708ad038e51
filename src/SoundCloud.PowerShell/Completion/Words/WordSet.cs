using System.ComponentModel;

namespace SoundCloud.PowerShell;

/// <summary>The words that a parameter accepts and their meanings. Validation, completion and help all use this list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WordSet
{
    /// <summary>The words and their meanings. The meaning of a word that explains itself is empty.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> Meanings { get; }
}
