namespace SoundCloud.Sandbox.Api;

/// <summary>Which page is asked for. Faults may shorten it; <see cref="Asked"/> is what the client said.</summary>
internal sealed record PageRequest(int Limit, long? Cursor, int? Offset)
{
    public int Asked { get; } = Limit;

    public bool IsFirst => Cursor is null && Offset is null;
}
