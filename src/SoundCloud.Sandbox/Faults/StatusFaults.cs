using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Server errors, in the shapes seen in the wild.</summary>
internal static class StatusFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("status-500", "500 in the standard shape with an empty message. :n = the first n requests.") { Replace = (_, _) => ApiErrors.WithoutMessage(500) },
        new("status-502", "502 in the standard shape. :n = the first n requests.") { Replace = (_, _) => ApiErrors.Standard(502) },
        new("status-503", "503 in the standard shape. :n = the first n requests.") { Replace = (_, _) => ApiErrors.Standard(503) },
        new("status-504", "504 with the text 'upstream request timeout'. :n = the first n requests.")
        {
            Replace = (_, _) => HttpResponse.Text(504, "upstream request timeout", "text/plain"),
        },
        new("html-503", "503 with an HTML maintenance page. :n = the first n requests.")
        {
            Replace = (_, _) => HttpResponse.Text(503, "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>We'll be right back</h1></body></html>", "text/html"),
        },
        new("empty-500", "500 without a body. :n = the first n requests.") { Replace = (_, _) => HttpResponse.Empty(500) },
    ];
}
