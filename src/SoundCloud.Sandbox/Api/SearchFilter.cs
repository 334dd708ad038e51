using System.Globalization;
using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.Api;

/// <summary>The filters of GET /tracks.</summary>
internal sealed class SearchFilter
{
    private const string DateFormat = "yyyy-MM-dd HH:mm:ss";

    private readonly string _text;
    private readonly IReadOnlyList<string> _genres;
    private readonly IReadOnlyList<string> _tags;
    private readonly (long? From, long? To) _bpm;
    private readonly (long? From, long? To) _duration;
    private readonly DateTimeOffset? _from;
    private readonly DateTimeOffset? _to;

    public SearchFilter(ApiCall call)
    {
        _text = Text(call);
        _genres = call.Query.List("genres");
        _tags = call.Query.List("tags");
        _bpm = (Number(call, "bpm[from]"), Number(call, "bpm[to]"));
        _duration = (Number(call, "duration[from]"), Number(call, "duration[to]"));
        _from = Date(call, "created_at[from]");
        _to = Date(call, "created_at[to]");
    }

    /// <summary>The words of the search. The service fails if q is sent twice and one is empty.</summary>
    public static string Text(ApiCall call)
    {
        var words = call.Query.All("q").ToArray();
        return words.Length > 1 && words.Contains("", StringComparer.Ordinal) ? throw new ApiException(ApiErrors.WithoutMessage(500)) : words.FirstOrDefault() ?? "";
    }

    public bool Takes(Track track) =>
        (_text.Length == 0 || track.SearchText.Contains(_text, StringComparison.OrdinalIgnoreCase))
        && (_genres.Count == 0 || _genres.Contains(track.Genre, StringComparer.OrdinalIgnoreCase))
        && (_tags.Count == 0 || _tags.Any(tag => track.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)))
        && In(_bpm, track.BpmTenths, 10)
        && In(_duration, track.Duration, 1)
        && (_from is null || track.CreatedAt >= _from)
        && (_to is null || track.CreatedAt <= _to);

    // A track without a value matches no range.
    private static bool In((long? From, long? To) range, long? value, long unit) =>
        (range.From is null && range.To is null)
        || (value is { } number && number >= (range.From ?? 0) * unit && number <= (range.To ?? int.MaxValue) * unit);

    private static long? Number(ApiCall call, string name)
    {
        if (!call.Query.Has(name))
            return null;

        return call.Query.TryLong(name, out var number) ? number : throw new ApiException(ApiErrors.BadRequest($"{name} is not a number"));
    }

    private static DateTimeOffset? Date(ApiCall call, string name)
    {
        if (call.Query[name] is not { } text)
            return null;

        return DateTimeOffset.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw new ApiException(ApiErrors.BadRequest($"{name} is not of the form yyyy-mm-dd hh:mm:ss"));
    }
}
