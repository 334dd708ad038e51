using System.Text.Json.Nodes;

namespace SoundCloud.Sandbox.Faults;

/// <summary>What goes wrong between pages.</summary>
internal static class PageFaults
{
    public const string ForeignRoot = "http://http.api.prod.api-public.srv.db.s-cloud.net";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("page-repeats", "From the second page on, next_href is the page's own address. :n = the first n requests.")
        {
            Alter = (_, request, response) => JsonBody.EditObject(response, page =>
            {
                var isFirst = !request.Query.Has("cursor") && !request.Query.Has("offset");
                if (!isFirst && page["next_href"]?.GetValue<string>() is { Length: > 0 } next)
                {
                    page["next_href"] = new Uri(next).GetLeftPart(UriPartial.Authority) + request.PathAndQuery;
                }
            }),
        },
        new("page-foreign-host", "next_href is on SoundCloud's internal host. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EditObject(response, page =>
            {
                if (page["next_href"]?.GetValue<string>() is { Length: > 0 } next)
                {
                    page["next_href"] = ForeignRoot + new Uri(next).PathAndQuery;
                }
            }),
        },
        new("page-short", "Pages are half as long as asked for and have a next_href. :n = the first n requests.")
        {
            Page = page => page with { Limit = Math.Max(1, page.Limit / 2) },
        },
        new("page-filtered", "Blocked and private tracks count for the limit and are left out: pages are short, or empty, and have a next_href. :n = the first n requests.")
        {
            Page = page => page with { FiltersAfterCut = true },
        },
        new("page-empty-first", "The first page of a walk is empty and has a next_href. :n = the first n requests.")
        {
            Page = page => page.IsFirst ? page with { Limit = 0 } : page,
        },
        new("bare-lists", "Lists come as bare arrays although linked_partitioning was asked for. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.Edit(response, root => root is JsonObject page && page["collection"] is { } items ? items.DeepClone() : root),
        },
    ];
}
