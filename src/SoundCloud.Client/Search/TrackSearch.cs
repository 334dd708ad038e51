namespace SoundCloud;

/// <summary>What to search tracks for; what is null does not narrow the search.</summary>
public sealed record TrackSearch
{
    /// <summary>Words of title, user, genre or tags.</summary>
    public string? Text { get; init; }

    /// <summary>Any of these genres.</summary>
    public IReadOnlyList<string>? Genres { get; init; }

    /// <summary>Any of these tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The slowest, in beats per minute.</summary>
    public int? MinimumBpm { get; init; }

    /// <summary>The fastest, in beats per minute.</summary>
    public int? MaximumBpm { get; init; }

    /// <summary>The shortest.</summary>
    public TimeSpan? MinimumDuration { get; init; }

    /// <summary>The longest.</summary>
    public TimeSpan? MaximumDuration { get; init; }

    /// <summary>Uploaded at this time or later.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Uploaded at this time or earlier.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    internal Query ToQuery() => new Query()
        .Add("q", Text)
        .Add("genres", Genres)
        .Add("tags", Tags)
        .Add("bpm[from]", MinimumBpm)
        .Add("bpm[to]", MaximumBpm)
        .Add("duration[from]", Milliseconds(MinimumDuration))
        .Add("duration[to]", Milliseconds(MaximumDuration))
        .Add("created_at[from]", CreatedAfter is { } after ? SoundCloudDate.ToFilter(after) : null)
        .Add("created_at[to]", CreatedBefore is { } before ? SoundCloudDate.ToFilter(before) : null);

    private static long? Milliseconds(TimeSpan? duration) => duration is { } d ? (long)d.TotalMilliseconds : null;
}
