using System.Globalization;

namespace SoundCloud;

/// <summary>How long the service asks you to wait: <c>Retry-After</c> in seconds or as a date, else the limit's reset time.</summary>
internal readonly record struct RetryDelay(TimeSpan? Delay, DateTimeOffset? ResetsAt)
{
    public static RetryDelay Read(HttpResponseMessage response, ApiError.Fields fields, DateTimeOffset now)
    {
        if (RetryAfter(response, now) is { } delay)
            return new(delay, fields.ResetsAt ?? Add(now, delay));
        if (fields.ResetsAt is { } reset)
            return new(reset > now ? reset - now : TimeSpan.Zero, reset);
        return default;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is { } header)
        {
            var delay = header.Delta ?? (header.Date - now);
            return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
        }
        // The RFC knows no fractions of a second, but the service sends them.
        return response.Headers.TryGetValues("Retry-After", out var values)
            && double.TryParse(values.FirstOrDefault(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            // Infinity and what is no number parse too.
            && seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    private static DateTimeOffset? Add(DateTimeOffset now, TimeSpan delay) =>
        delay < DateTimeOffset.MaxValue - now ? now + delay : null;
}
