namespace SoundCloud;

/// <summary>How much of a list is asked for and in what pieces.</summary>
public sealed record ListOptions
{
    /// <summary>The largest page that the API serves without breaking its cursors.</summary>
    public const int MaximumPageSize = 200;

    private readonly long? _first;
    private readonly long _skip;
    private readonly int _pageSize = MaximumPageSize;

    /// <summary>How many items at most; null for all.</summary>
    /// <exception cref="InvalidRequestException">It is negative.</exception>
    public long? First
    {
        get => _first;
        init => _first = value < 0 ? throw new InvalidRequestException(Messages.RangeNegative) : value;
    }

    /// <summary>How many items to leave out at the start.</summary>
    /// <exception cref="InvalidRequestException">It is negative.</exception>
    public long Skip
    {
        get => _skip;
        init => _skip = value < 0 ? throw new InvalidRequestException(Messages.RangeNegative) : value;
    }

    /// <summary>Items a request, 1 to 200. The first request never asks for more than <see cref="First"/> and <see cref="Skip"/> need.</summary>
    /// <exception cref="InvalidRequestException">It is out of that range.</exception>
    public int PageSize
    {
        get => _pageSize;
        init => _pageSize = value is < 1 or > MaximumPageSize ? throw new InvalidRequestException(Messages.PageSizeOutOfRange(MaximumPageSize, value)) : value;
    }

    /// <summary>Where to resume: the cursor of a failure.</summary>
    public string? Cursor { get; init; }

    /// <summary>Which tracks: any of <c>playable</c>, <c>preview</c>, <c>blocked</c>; null for the operation's default.</summary>
    public IReadOnlyList<string>? Access { get; init; }

    /// <summary>
    /// Only items from this time on. It is for lists that come newest first: the list ends with the first page whose last item is older. Items
    /// without a time are kept.
    /// </summary>
    public DateTimeOffset? Since { get; init; }

    internal int Limit => (int)Math.Clamp(First is { } first ? SaturatingAdd(first, Skip) : PageSize, 1, PageSize);

    private static long SaturatingAdd(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
