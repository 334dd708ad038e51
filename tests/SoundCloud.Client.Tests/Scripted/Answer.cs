using System.Globalization;
using System.Net;
using System.Text;

namespace SoundCloud.Tests;

/// <summary>The answers of a scripted service.</summary>
internal static class Answer
{
    public static Reply Json(string body, int status = 200, params (string Name, string Value)[] headers) => Text(body, "application/json; charset=utf-8", status, headers);

    public static Reply Status(int status, params (string Name, string Value)[] headers) => Text("", null, status, headers);

    public static Reply Text(string body, string? contentType, int status, params (string Name, string Value)[] headers) =>
        Bytes(Encoding.UTF8.GetBytes(body), contentType, status, headers);

    public static Reply Bytes(byte[] body, string? contentType, int status, params (string Name, string Value)[] headers) => (_, _) =>
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Task.FromResult(Response(status, content, headers));
    };

    public static Reply Stream(Func<Stream> body, int status = 200) => (_, _) => Task.FromResult(Response(status, new StreamContent(body()), []));

    public static Reply Redirect(string location, int status = 302) => Json(
        "{\"status\":\"302 - Found\",\"location\":\"elsewhere\"}", status, ("Location", location));

    public static Reply Fails(Func<Exception> failure) => (_, _) => Task.FromException<HttpResponseMessage>(failure());

    /// <summary>The connection stays open, and no answer arrives.</summary>
    public static Reply Hangs() => async (_, stop) =>
    {
        await new TaskCompletionSource().Task.WaitAsync(stop);
        throw new InvalidOperationException("Nothing ends this wait but its cancellation.");
    };

    /// <summary>Sends the answer when the gate opens.</summary>
    public static Reply Behind(this Reply reply, Task gate) => async (request, stop) =>
    {
        await gate.WaitAsync(stop);
        return await reply(request, stop);
    };

    /// <summary>Sends the answer when the gate opens, even if the request was cancelled.</summary>
    public static Reply StubbornlyBehind(this Reply reply, Task gate) => async (request, stop) =>
    {
        await gate;
        stop.ThrowIfCancellationRequested();
        return await reply(request, stop);
    };

    public static Reply Token(string accessToken, string? refreshToken = null, int expiresIn = 3599) => Json(
        refreshToken is null
            ? $$"""{"access_token":"{{accessToken}}","token_type":"Bearer","expires_in":{{expiresIn}},"scope":""}"""
            : $$"""{"access_token":"{{accessToken}}","token_type":"Bearer","expires_in":{{expiresIn}},"refresh_token":"{{refreshToken}}","scope":""}""");

    public static string TrackJson(long id) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"kind":"track","urn":"soundcloud:tracks:{{id}}","title":"Track {{id}}"}""");

    public static Reply Track(long id) => Json(TrackJson(id));

    /// <summary>The track that is asked for.</summary>
    public static Reply AskedTrack => static (request, stop) =>
        Track(long.TryParse(request.Uri.AbsolutePath.Split(':')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 1)(request, stop);

    public static string PageJson(IEnumerable<long> ids, string? next) =>
        $$"""{"collection":[{{string.Join(',', ids.Select(TrackJson))}}],"next_href":{{(next is null ? "null" : $"\"{next}\"")}}}""";

    public static Reply Page(IEnumerable<long> ids, string? next = null) => Json(PageJson(ids, next));

    public static IEnumerable<long> Ids(long from, long to)
    {
        for (var id = from; id <= to; id++)
            yield return id;
    }

    private static HttpResponseMessage Response(int status, HttpContent content, (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                content.Headers.TryAddWithoutValidation(name, value);
        }
        return response;
    }
}
