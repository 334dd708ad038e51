using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Faults of paging.</summary>
internal static partial class PageFaults
{
    public const string ForeignRoot = "http://http.api.prod.api-public.srv.db.s-cloud.net";

    private const string Loop = "loop", Round = "round";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Linking("page-repeats", "From the second page on, next_href is the page's own address.", (one, request, next) =>
            request.Query.Has("cursor") || request.Query.Has("offset") ? one.Addresses.Api + request.PathAndQuery : next),
        Linking("page-loop-of-two", "From the third page on, next_href is the address of the previous page.", (one, request, next) =>
            request.Query[Loop] is { } before ? one.Addresses.Api + before
            : request.Query.Has("cursor") || request.Query.Has("offset") ? $"{next}&{Loop}={Uri.EscapeDataString(request.PathAndQuery)}"
            : next),
        Linking("page-foreign-host", "next_href is on SoundCloud's internal host.", (_, _, next) => ForeignRoot + new Uri(next).PathAndQuery),
        Linking("page-other-port", "next_href is on another port of the same machine: the sandbox's CDN.", (one, _, next) => one.Addresses.Cdn + new Uri(next).PathAndQuery),
        Linking("page-other-scheme", "next_href has https instead of http (SoundCloud itself has sent http instead of https).", (_, _, next) => next.Replace("http:", "https:", StringComparison.Ordinal)),
        Linking("page-userinfo", "next_href begins like the API's address but is on another host: http://api@cdn/.", (one, _, next) => Disguised(one) + new Uri(next).PathAndQuery),
        Linking("page-relative", "next_href is a path without a host.", (_, _, next) => new Uri(next).PathAndQuery),
        Linking("page-no-address", "next_href is not an address.", (_, _, _) => "http://[next"),
        Linking("page-lost-access", "next_href has lost its access parameter.", (_, _, next) => AccessValue().Replace(next, "")),
        Linking("page-cursor-changes", "The cursor alternates between a number and 'time,kind,number'.", (_, request, next) =>
            request.Query["cursor"]?.Contains(',', StringComparison.Ordinal) == true ? next : next.Replace("cursor=", "cursor=2024-01-09T21:10:04.000Z,tracks,", StringComparison.Ordinal)),
        Ending("page-end-null", "The last page's next_href is null.", page => page["next_href"] = null),
        Ending("page-end-empty", "The last page's next_href is an empty string.", page => page["next_href"] = ""),
        Ending("page-end-absent", "The last page has no next_href.", page => page.Remove("next_href")),
        new("page-short", "Pages are half as long as requested and have a next_href. :n = the first n requests.")
        {
            Page = page => page with { Limit = Math.Max(1, page.Limit / 2) },
        },
        new("page-filtered", "Blocked and private tracks count toward the limit but are left out: pages are short or empty, and have a next_href. :n = the first n requests.")
        {
            Page = page => page with { FiltersAfterCut = true },
        },
        new("page-empty-first", "The first page of a list is empty and has a next_href. :n = the first n requests.")
        {
            Page = page => page.IsFirst ? page with { Limit = 0 } : page,
        },
        new("page-never-ends", "Every page is empty and has a next_href, each with another address. :n = the first n requests.")
        {
            Alter = (one, request, response) => JsonBody.EditObject(response, page =>
            {
                if (!page.ContainsKey("collection"))
                    return;
                page["collection"] = new JsonArray();
                page["next_href"] = one.Addresses.Api + request.PathAndQuery.Split($"&{Round}=")[0] + $"&{Round}={(int.Parse(request.Query[Round] ?? "0", CultureInfo.InvariantCulture) + 1).Text()}";
            }),
        },
        new("page-no-list", "The collection is an object instead of an array. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EditObject(response, page =>
            {
                if (page.ContainsKey("collection"))
                    page["collection"] = new JsonObject();
            }),
        },
        new("bare-lists", "Lists are bare arrays although linked_partitioning was requested. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.Edit(response, root => root is JsonObject page && page["collection"] is { } items ? items.DeepClone() : root),
        },
    ];

    /// <summary>An address on the CDN that looks like an API address.</summary>
    public static string Disguised(FaultSwitch one) => $"{one.Addresses.Api}@{new Uri(one.Addresses.Cdn).Authority}";

    private static Fault Linking(string name, string description, Func<FaultSwitch, HttpRequest, string, string> link) => new(name, description + " :n = the first n requests.")
    {
        Alter = (one, request, response) => JsonBody.EditObject(response, page =>
        {
            if (page["next_href"]?.GetValue<string>() is { Length: > 0 } next)
                page["next_href"] = link(one, request, next);
        }),
    };

    private static Fault Ending(string name, string description, Action<JsonObject> end) => new(name, description + " :n = the first n requests.")
    {
        Alter = (_, _, response) => JsonBody.EditObject(response, page =>
        {
            if (page.ContainsKey("collection") && string.IsNullOrEmpty(page["next_href"]?.GetValue<string>()))
                end(page);
        }),
    };

    [GeneratedRegex("(?<=[?&])access=[^&]*&?")]
    private static partial Regex AccessValue();
}
