namespace SoundCloud;

/// <summary>How much of a list is asked for and in what pieces.</summary>
public record ListOptions
{
    /// <summary>The largest page that the API serves without breaking its cursors.</summary>
    public const int MaximumPageSize = 200;

    /// <summary>How many items at most; null for all.</summary>
    public long? First { get; init; }

    /// <summary>How many items are passed over at the start.</summary>
    public long Skip { get; init; }

    /// <summary>Items a request, 1 to 200; the first request never asks for more than <see cref="First"/> and <see cref="Skip"/> need.</summary>
    public int PageSize { get; init; } = MaximumPageSize;

    /// <summary>Where to resume: the cursor of a failure.</summary>
    public string? Cursor { get; init; }

    /// <summary>Which tracks: any of <c>playable</c>, <c>preview</c>, <c>blocked</c>; null for the operation's default.</summary>
    public IReadOnlyList<string>? Access { get; init; }

    /// <summary>Whether no kept answer will do.</summary>
    internal bool IsFresh { get; init; }

    internal int Limit => (int)Math.Clamp(First is { } first ? SaturatingAdd(first, Skip) : PageSize, 1, PageSize);

    internal void Validate()
    {
        if (PageSize is < 1 or > MaximumPageSize)
            throw new InvalidRequestException(Messages.PageSizeOutOfRange(MaximumPageSize, PageSize));
        if (First < 0 || Skip < 0)
            throw new InvalidRequestException(Messages.RangeNegative);
    }

    private static long SaturatingAdd(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
