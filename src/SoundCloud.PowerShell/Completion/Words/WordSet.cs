using System.ComponentModel;

namespace SoundCloud.PowerShell;

/// <summary>Words that a parameter knows, each with what it means: the one place that its validation, its completion and its help take them from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WordSet
{
    /// <summary>The words and what they mean; a word that says it itself has no meaning beside it.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> Meanings { get; }
}
