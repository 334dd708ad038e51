using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>The JSON forms of a list.</summary>
internal enum ListShape
{
    /// <summary>A bare array, unless linked_partitioning is set.</summary>
    ByFlag,
    Wrapped,
    Bare,
}

/// <summary>How the last page ends the list. The service does this in three ways.</summary>
internal enum LastPage
{
    NullHref,
    NoHref,
    EmptyHref,
}

/// <summary>Splits lists into pages and renders each with its next_href.</summary>
internal static class Lists
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <summary>A list with a cursor.</summary>
    public static HttpResponse ByCursor<T>(
        ApiCall call, Timeline<T> timeline, Func<T, bool> keep, Func<T, byte[]> render, ListShape shape, LastPage last = LastPage.NullHref, string extra = "")
        where T : notnull
    {
        var request = Page(call);

        // Older clients send an offset instead of a cursor.
        if (request.Cursor is null && request.Offset is > 0)
            return ByOffset(call, [.. timeline.Newest], keep, render, shape, last);

        var page = timeline.Page(request.Limit, request.Cursor, OldestFirst(call), item => request.FiltersAfterCut || keep(item));
        var next = page.NextCursor is { } cursor ? Next(call, "cursor", cursor, "page_size", request.Asked) : null;
        return Reply(call, [.. page.Items.Where(keep).Select(render)], next, shape, last, extra);
    }

    public static HttpResponse ByOffset<T>(
        ApiCall call, IReadOnlyList<T> all, Func<T, bool> keep, Func<T, byte[]> render, ListShape shape, LastPage last = LastPage.NullHref)
    {
        var request = Page(call);
        if (!request.FiltersAfterCut)
            all = [.. all.Where(keep)];

        var offset = Math.Min(request.Offset ?? 0, all.Count);
        var end = Math.Min(all.Count, offset + request.Limit);
        var items = all.Skip(offset).Take(end - offset).Where(keep).Select(render).ToArray();
        var next = end < all.Count ? Next(call, "offset", end, "limit", request.Asked) : null;
        return Reply(call, items, next, shape, last, "");
    }

    public static HttpResponse Reply(ApiCall call, IReadOnlyList<byte[]> items, string? next, ListShape shape, LastPage last, string extra = "")
    {
        if (shape == ListShape.Bare || (shape == ListShape.ByFlag && !call.Query.IsTrue("linked_partitioning")))
            return HttpResponse.Json(200, JsonBytes.Array(items));

        var href = (next, last) switch
        {
            (not null, _) => ",\"next_href\":\"" + JsonEncodedText.Encode(next, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"",
            (_, LastPage.NullHref) => ",\"next_href\":null",
            (_, LastPage.EmptyHref) => ",\"next_href\":\"\"",
            _ => "",
        };
        return HttpResponse.Json(200, JsonBytes.Join("{\"collection\":["u8, items, Encoding.UTF8.GetBytes("]" + href + extra + "}")));
    }

    public static PageRequest Page(ApiCall call)
    {
        var query = call.Query;
        var name = query.Has("limit") ? "limit" : "page_size";
        var limit = (long)DefaultLimit;
        if (query.Has(name) && (!query.TryLong(name, out limit) || limit < 1))
            throw new ApiException(ApiErrors.BadRequest($"{name} must be a number from 1 to {MaxLimit.Text()}"));

        long? cursor = TryCursor(query["cursor"], out var given) ? given : null;
        int? offset = query.TryLong("offset", out var skipped) ? (int)Math.Clamp(skipped, 0, int.MaxValue / 2) : null;
        if ((query.Has("cursor") && cursor is null) || (query.Has("offset") && offset is null))
            throw new ApiException(ApiErrors.BadRequest("the page cannot be found"));

        return call.Bend(new((int)Math.Min(limit, MaxLimit), cursor, offset));
    }

    // Besides a plain number, the service has used "time,kind,number".
    private static bool TryCursor(string? text, out long cursor) =>
        long.TryParse(text?.Split(',')[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out cursor);

    // The service drops the paging parameters and keeps those that filter and sort.
    private static string Next(ApiCall call, string positionName, long position, string sizeName, int size)
    {
        var kept = call.Query.Items.Where(item => item.Key is not ("limit" or "page_size" or "cursor" or "offset" or "secret_token")).ToList();
        kept.Add(new(positionName, position.Text()));
        kept.Add(new(sizeName, size.Text()));
        if (call.Query["secret_token"] is { } secret)
            kept.Add(new("secret_token", secret));

        return call.Addresses.Api + call.Request.Path + "?" + string.Join('&', kept.Select(item => $"{Escape(item.Key)}={Escape(item.Value)}"));
    }

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%2C", ",", StringComparison.Ordinal);

    private static bool OldestFirst(ApiCall call)
    {
        var sort = call.Query["sort"] ?? call.Query["direction"] ?? call.Query["order"];
        return sort switch
        {
            null or "desc" => false,
            "asc" => true,
            _ => throw new ApiException(ApiErrors.BadRequest("sort takes asc and desc")),
        };
    }
}
