namespace SoundCloud;

/// <content>Two objects of one URN are the same thing, whenever each was read: <c>-in</c>, <c>-eq</c>, Compare-Object and hash tables go by it.</content>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1036", Justification = "The order is for PowerShell's own cmdlets; a track is not less than another.")]
public abstract partial class Resource : IEquatable<Resource>, IComparable
{
    /// <summary>What it is told from others by; null where its URN does not name it alone.</summary>
    private protected virtual string? Name => Urn;

    /// <summary>Whether it is the same thing; one without a URN is only itself.</summary>
    public bool Equals(Resource? other) => ReferenceEquals(this, other) || (Name is { } name && string.Equals(name, other?.Name, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Resource);

    /// <inheritdoc/>
    public override int GetHashCode() => Name is { } name ? StringComparer.Ordinal.GetHashCode(name) : base.GetHashCode();

    // A shorter number is a smaller one, so that they come in the order in which they were made.
    int IComparable.CompareTo(object? obj) => obj is not Resource other ? 1
        : Equals(other) ? 0
        : (Urn?.Length ?? 0) - (other.Urn?.Length ?? 0) is not 0 and var difference ? difference
        : string.CompareOrdinal(Urn, other.Urn) is not 0 and var order ? order
        : string.CompareOrdinal(ToString(), other.ToString());
}
