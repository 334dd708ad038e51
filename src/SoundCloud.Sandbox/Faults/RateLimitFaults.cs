using System.Globalization;
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
        new("rate-limited-meta", "429 whose errors[].meta has the limit and its reset_time. :s = seconds until then (default 43200), :s:n = for the first n requests.")
        {
            CountsFirst = false,
            Replace = (one, _) => Meta("by-client", 15_000, "PT24H", "plays", Resets(one)),
        },
        new("rate-limited-group", "429 in the documented shape: the limit has a group instead of a name. :s = seconds until its reset_time (default 43200), :s:n = for the first n requests.")
        {
            CountsFirst = false,
            Replace = (one, _) => Limits(Limit("\"group\":\"plays\",\"max_nr_of_requests\":15000,\"time_window\":\"PT24H\"", Resets(one))),
        },
        new("rate-limited-several", "429 with two limits, of which the second resets later. :s = seconds until the first resets (default 43200; the second an hour later), :s:n = for the first n requests.")
        {
            CountsFirst = false,
            Replace = (one, _) => Limits(
                Limit("\"bucket\":\"by-client\",\"max_nr_of_requests\":15000,\"time_window\":\"PT24H\",\"name\":\"plays\"", Resets(one)),
                Limit("\"bucket\":\"by-ip\",\"max_nr_of_requests\":600,\"time_window\":\"PT1H\",\"name\":\"search\"", Resets(one).AddHours(1))),
        },
        new("rate-limited-gateway", "429 of the gateway in front of the API, which counts all requests. :n = the first n requests.")
        {
            Replace = (_, _) => StatusFaults.Gateway(HttpResponse.Text(429, "{\n    \"error\": \"Rate Limit Exceeded\"\n}", "application/json")),
        },
        new("rate-limited-text", "429 of the network's edge, with the text 'Please slow down.'. :n = the first n requests.")
        {
            Replace = (_, _) => HttpResponse.Text(429, "Please slow down.", "text/plain"),
        },
        new("retry-after", "429 with Retry-After. :s = seconds (default 1), :s:n = for the first n requests (default 1).")
        {
            CountsFirst = false,
            DefaultCount = 1,
            Replace = (one, _) => After((one.Argument ?? DefaultSeconds).Text()),
        },
        new("retry-after-date", "429 whose Retry-After is a date. :s = seconds until then (default 1), :s:n = for the first n requests (default 1).")
        {
            CountsFirst = false,
            DefaultCount = 1,
            Replace = (one, _) => After(one.Time.GetUtcNow().AddSeconds(one.Argument ?? DefaultSeconds).ToString("R", CultureInfo.InvariantCulture)),
        },
        new("retry-after-fraction", "429 whose Retry-After is a fraction of a second. :ms = milliseconds (default 500), :ms:n = for the first n requests (default 1).")
        {
            CountsFirst = false,
            DefaultCount = 1,
            Replace = (one, _) => After(((one.Argument ?? 500) / 1000m).ToString(CultureInfo.InvariantCulture)),
        },
        new("retry-after-nonsense", "429 whose Retry-After is not a valid time. :n = the first n requests.") { Replace = (_, _) => After("soon; -1, NaN") },
    ];

    /// <summary>The body for a named limit, such as the play limit or the token limit.</summary>
    public static HttpResponse Meta(string bucket, int max, string window, string name, DateTimeOffset resets) =>
        Limits(Limit($"\"bucket\":\"{bucket}\",\"max_nr_of_requests\":{max.Text()},\"time_window\":\"{window}\",\"name\":\"{name}\"", resets));

    private static string Limit(string members, DateTimeOffset resets) =>
        $$$"""{"meta":{"rate_limit":{{{{members}}}},"remaining_requests":0,"reset_time":"{{{resets.ApiText()}}}"}}""";

    private static HttpResponse Limits(params string[] limits) => HttpResponse.Json(429, Encoding.UTF8.GetBytes($"{{\"errors\":[{string.Join(',', limits)}]}}"));

    private static HttpResponse After(string value) => Standard().With("Retry-After", value);

    private static HttpResponse Standard() => HttpResponse.Json(429, Encoding.UTF8.GetBytes(
        """{"code":429,"message":"rate_limit_exceeded","link":"https://developers.soundcloud.com/docs/api/rate-limits#errors","status":"429 - Too Many Requests","errors":[{"error_message":"rate_limit_exceeded"}],"error":null,"error_code":"rate_limit_exceeded","spam_warning_urn":null}"""), ApiErrors.PlainJson);

    private static DateTimeOffset Resets(FaultSwitch one) => one.Time.GetUtcNow().AddSeconds(one.Argument ?? 43_200);
}
