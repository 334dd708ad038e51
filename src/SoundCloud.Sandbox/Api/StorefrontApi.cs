using System.Text.Json;
using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>PUT /tracks/{track_urn}/storefront: flat JSON that replaces the whole storefront.</summary>
internal static class StorefrontApi
{
    private static readonly string[] Types = ["digital", "vinyl", "cd", "cassette", "apparel", "sample_pack", "subscription", "live_event", "live_stream", "other"];

    public static IEnumerable<Route> Routes { get; } = [Route.Put("/tracks/{track_urn}/storefront", Put)];

    private static HttpResponse Put(ApiCall call)
    {
        var track = call.OwnTrack();
        var body = Fields.ReadObject(call);
        var storefront = new Storefront(
            Text(body, "title", 100) ?? throw Missing("title"),
            Text(body, "type", 20) ?? throw Missing("type"),
            Text(body, "link", 255) ?? throw Missing("link"),
            Text(body, "link_title", 50),
            Text(body, "description", 500),
            Text(body, "price", 20));
        if (!Types.Contains(storefront.Type, StringComparer.Ordinal))
            return ApiErrors.BadRequest("type is not one of " + string.Join(", ", Types));

        if (!Uri.TryCreate(storefront.Link, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
            return ApiErrors.BadRequest("link is not an http(s) address");

        track.Storefront = storefront;
        return HttpResponse.Json(200, SmallJson.Storefront(track, storefront));
    }

    private static string? Text(JsonElement body, string name, int most)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new ApiException(ApiErrors.BadRequest($"{name} is not a text"));
        return text.Length <= most ? text : throw new ApiException(ApiErrors.BadRequest($"{name} is longer than {most.Text()}"));
    }

    private static ApiException Missing(string name) => new(ApiErrors.BadRequest($"{name} is required"));
}
