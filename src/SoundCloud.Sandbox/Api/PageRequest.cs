namespace SoundCloud.Sandbox.Api;

/// <summary>The requested page. Faults may shorten it; <see cref="Asked"/> is what the client requested.</summary>
internal sealed record PageRequest(int Limit, long? Cursor, int? Offset)
{
    public int Asked { get; } = Limit;

    /// <summary>Whether items that the caller may not see count toward the limit, as they sometimes do at the real service.</summary>
    public bool FiltersAfterCut { get; init; }

    public bool IsFirst => Cursor is null && Offset is null;
}
