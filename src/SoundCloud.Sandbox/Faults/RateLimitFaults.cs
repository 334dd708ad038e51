using System.Text;
using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

internal static class RateLimitFaults
{
    private const int DefaultSeconds = 1;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("rate-limited", "429 in the standard shape, no Retry-After. :n = the first n requests.") { Replace = (_, _) => Standard() },
        new("retry-after", "429 with Retry-After. :s = seconds (default 1), :s:n = for the first n requests (default 1).")
        {
            CountsFirst = false,
            DefaultCount = 1,
            Replace = (one, _) => Standard().With("Retry-After", (one.Argument ?? DefaultSeconds).Text()),
        },
        new("rate-limited-meta", "429 whose errors[].meta has the limit and its reset_time. :s = seconds until then (default 43200), :s:n = for the first n requests.")
        {
            CountsFirst = false,
            Replace = (one, _) => Meta("by-client", 15_000, "PT24H", "plays", Resets(one)),
        },
    ];

    /// <summary>The body of a limit that has a name, as the play limit and the token limit have.</summary>
    public static HttpResponse Meta(string bucket, int max, string window, string name, DateTimeOffset resets) =>
        HttpResponse.Json(429, Encoding.UTF8.GetBytes(
            $$$"""{"errors":[{"meta":{"rate_limit":{"bucket":"{{{bucket}}}","max_nr_of_requests":{{{max.Text()}}},"time_window":"{{{window}}}","name":"{{{name}}}"},"remaining_requests":0,"reset_time":"{{{resets.ApiText()}}}"}}]}"""));

    private static HttpResponse Standard() => HttpResponse.Json(429, Encoding.UTF8.GetBytes(
        """{"code":429,"message":"rate_limit_exceeded","link":"https://developers.soundcloud.com/docs/api/rate-limits#errors","status":"429 - Too Many Requests","errors":[{"error_message":"rate_limit_exceeded"}],"error":null,"error_code":"rate_limit_exceeded","spam_warning_urn":null}"""), ApiErrors.PlainJson);

    private static DateTimeOffset Resets(FaultSwitch one) => one.Time.GetUtcNow().AddSeconds(one.Argument ?? 43_200);
}
