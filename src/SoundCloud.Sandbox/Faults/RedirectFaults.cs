using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Redirects to places where no token may be sent, or to nowhere.</summary>
internal static class RedirectFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("redirect-foreign", "302 to the same path on another host: the sandbox's CDN. :n = the first n requests.")
        {
            Replace = (one, request) => Replies.Found(one.Addresses.Cdn + request.PathAndQuery),
        },
        new("redirect-loop", "302 to the request's own address. :n = the first n requests; :5 is a chain that ends.")
        {
            Replace = (one, request) => Replies.Found(one.Addresses.Api + request.PathAndQuery),
        },
        new("redirect-http", "302 to an http address that is not on this machine. :n = the first n requests.")
        {
            Replace = (_, request) => Replies.Found(PageFaults.ForeignRoot + request.PathAndQuery),
        },
        new("redirect-userinfo", "302 to another host whose address begins like the API's: http://api@cdn/. :n = the first n requests.")
        {
            Replace = (one, request) => Replies.Found(PageFaults.Disguised(one) + request.PathAndQuery),
        },
        new("redirect-merged", "301 to another track of the API, as if the one that was asked for had been merged into it. :n = the first n requests (default 1).")
        {
            DefaultCount = 1,
            Where = request => request.Path.StartsWith("/tracks/", StringComparison.Ordinal),
            Replace = (one, _) => new HttpResponse(301).With("Location", one.Addresses.Api + "/tracks/soundcloud:tracks:1541037558"),
        },
        new("redirect-file", "302 to a file: address. :n = the first n requests.") { Replace = (_, _) => Replies.Found("file:///etc/passwd") },
        new("redirect-nowhere", "302 without a Location. :n = the first n requests.") { Replace = (_, _) => HttpResponse.Json(302, "{\"status\":\"302 - Found\"}"u8.ToArray()) },
    ];
}
