namespace SoundCloud.Sandbox.Api;

/// <summary>Which page is asked for. Faults may shorten it; <see cref="Asked"/> is what the client said.</summary>
internal sealed record PageRequest(int Limit, long? Cursor, int? Offset)
{
    public int Asked { get; } = Limit;

    /// <summary>Whether what the caller may not see counts for the limit, as it does at the real service now and then.</summary>
    public bool FiltersAfterCut { get; init; }

    public bool IsFirst => Cursor is null && Offset is null;
}
