using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>The API's error bodies.</summary>
internal static class ApiErrors
{
    public const string PlainJson = "application/json";
    public const string FollowLimit = "You are following too many people.";

    private const string Link = "https://developers.soundcloud.com/docs/api/explorer/open-api";

    public static HttpResponse NotFound() => Standard(404);

    public static HttpResponse Forbidden() => Standard(403);

    public static HttpResponse BadRequest(string message) => Standard(400, message);

    public static HttpResponse Unprocessable(string message) => Standard(422, message);

    public static HttpResponse UnreadableJson() => Unprocessable("Could not parse JSON request body.");

    public static HttpResponse UnknownRoute() => HttpResponse.Text(405, "unknown route", "text/plain");

    public static HttpResponse Standard(int status, string? message = null)
    {
        var line = StatusLine(status);
        return Standard(status, message ?? line, [message ?? line]);
    }

    /// <summary>A refusal without an explanation: no message and no errors.</summary>
    public static HttpResponse WithoutMessage(int status) => Standard(status, "", []);

    public static HttpResponse Standard(int status, string message, string[] errors) => HttpResponse.Json(status, JsonBytes.Object(json =>
    {
        json.WriteNumber("code", status);
        json.WriteString("message", message);
        json.WriteString("link", Link);
        json.WriteString("status", StatusLine(status));
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("error_message", error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNull("error");
    }), status is 403 or 404 or 422 or 429 ? PlainJson : "application/json; charset=utf-8");

    private static string StatusLine(int status) => $"{status.Text()} - {ReasonPhrase.Of(status)}";
}
