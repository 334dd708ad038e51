using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SoundCloud.Sandbox;

namespace SoundCloud.Tests.Sandbox;

/// <summary>A separate sandbox for each test, and a plain client that does not follow redirects.</summary>
public abstract class SandboxTest : IDisposable
{
    protected const string All = "playable,preview,blocked";
    protected const string Redirect = "http://127.0.0.1:8765/callback";

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(30));

    protected SandboxTest(SandboxOptions? options = null)
    {
        Box = SoundCloudSandbox.Start(options ?? new() { TrackCount = 120 });
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        UserToken = Box.IssueUserToken().AccessToken;
    }

    protected SoundCloudSandbox Box { get; }

    protected HttpClient Http { get; }

    protected string UserToken { get; }

    protected CancellationToken Timeout => _timeout.Token;

    public void Dispose()
    {
        Http.Dispose();
        Box.Dispose();
        _timeout.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends to the API as the demo user unless another token is given; an empty one sends none.</summary>
    protected Task<HttpResponseMessage> Send(HttpMethod method, string pathAndQuery, HttpContent? content = null, string? token = null) =>
        SendTo(Box.ApiUri, method, pathAndQuery, content, token ?? UserToken);

    protected Task<HttpResponseMessage> SendTo(Uri root, HttpMethod method, string pathAndQuery, HttpContent? content = null, string token = "")
    {
        var request = new HttpRequestMessage(method, new Uri(root, pathAndQuery)) { Content = content };
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("OAuth", token);

        return Http.SendAsync(request, Timeout);
    }

    protected Task<HttpResponseMessage> Get(string pathAndQuery, string? token = null) => Send(HttpMethod.Get, pathAndQuery, null, token);

    protected async Task<JsonElement> GetJson(string pathAndQuery, string? token = null)
    {
        var response = await Get(pathAndQuery, token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Json(response);
    }

    protected async Task<JsonElement> Json(HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsStringAsync(Timeout)).RootElement;

    protected async Task<string> TextOf(HttpResponseMessage response) => await response.Content.ReadAsStringAsync(Timeout);

    protected Task<HttpResponseMessage> Token(string? basic, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Box.AuthUri, "/oauth/token"))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (basic is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));

        return Http.SendAsync(request, Timeout);
    }

    protected static StringContent JsonContent(string json) => new(json, Encoding.UTF8, "application/json");

    /// <summary>Follows next_href to the end and returns the items' URNs, or whatever else identifies them.</summary>
    protected async Task<IReadOnlyList<IReadOnlyList<string>>> Walk(string pathAndQuery, Func<JsonElement, string>? name = null)
    {
        var pages = new List<IReadOnlyList<string>>();
        for (var next = new Uri(Box.ApiUri, pathAndQuery).ToString(); !string.IsNullOrEmpty(next);)
        {
            Assert.StartsWith(Box.ApiUri.ToString(), next, StringComparison.Ordinal);
            Assert.InRange(pages.Count, 0, 200);
            var page = await GetJson(next);
            pages.Add([.. page.GetProperty("collection").EnumerateArray().Select(name ?? (item => item.GetProperty("urn").GetString()!))]);
            next = page.TryGetProperty("next_href", out var href) ? href.GetString() : null;
        }

        return pages;
    }

    protected async Task<IReadOnlyList<JsonElement>> Items(string pathAndQuery) => [.. (await GetJson(pathAndQuery)).EnumerateArray()];
}
