using System.Net;
using System.Web;
using Microsoft.Extensions.DependencyInjection;

namespace SoundCloud.AspNetCore.Tests;

/// <summary>The two endpoints as a browser without scripts meets them.</summary>
public sealed class ConnectTests : IDisposable
{
    private readonly Shared _shared = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _shared.Dispose();

    [Fact]
    public async Task A_user_connects_and_is_returned_with_the_name_and_no_token()
    {
        await using var site = await TestSite.StartAsync(_shared);
        using var browser = await site.LogInAsync("ana");

        var begun = await browser.GetAsync("/soundcloud/request", Stop);
        Assert.Contains("display=popup", begun.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", begun.Headers.Location.Query, StringComparison.Ordinal);
        var cookie = Assert.Single(begun.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; path=/soundcloud; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        var back = await ConsentAsync(begun);
        var ended = await browser.GetAsync(back, Stop);

        Assert.Equal("/soundcloud/close.html?username=Demo%20DJ", ended.Headers.Location!.OriginalString);
        Assert.True(await site.Sessions.IsConnectedAsync("ana", Stop));
        Assert.Contains("\"username\":\"Demo DJ\"", await browser.GetStringAsync("/me", Stop), StringComparison.Ordinal);
        var token = await (await site.Sessions.GetAsync("ana", Stop)).Auth.GetAccessTokenAsync(Stop);
        string[] texts = [cookie, .. _shared.Store.Entries.Keys, .. _shared.Store.Entries.Values, .. _shared.Log];
        Assert.All(texts, text => Assert.All([token, _shared.Sandbox.ClientSecret, "refresh_token"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_begun_on_one_replica_ends_on_another()
    {
        await using var second = await TestSite.StartAsync(_shared);
        await using var first = await TestSite.StartAsync(_shared, options => options.RedirectUri = new(second.Root, "/soundcloud/access"));
        var cookies = new CookieContainer();
        using var browser = await first.LogInAsync("ana", cookies);
        using var same = await second.LogInAsync(null, cookies);

        var ended = await same.GetAsync(await BeginAsync(browser), Stop);

        Assert.Equal("/soundcloud/close.html?username=Demo%20DJ", ended.Headers.Location!.OriginalString);
        Assert.Contains("Demo DJ", await browser.GetStringAsync("/me", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_tab_disturbs_the_first_one_in_nothing()
    {
        await using var site = await TestSite.StartAsync(_shared);
        using var browser = await site.LogInAsync("ana");
        var first = await BeginAsync(browser);
        var second = await BeginAsync(browser);
        foreach (var back in (Uri[])[first, second])
            Assert.Contains("username=", (await browser.GetAsync(back, Stop)).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_that_were_left_open_do_not_fill_the_cookies()
    {
        await using var site = await TestSite.StartAsync(_shared);
        var cookies = new CookieContainer();
        using var browser = await site.LogInAsync("ana", cookies);
        for (var i = 0; i < 10; i++)
            await BeginAsync(browser);
        Assert.InRange(cookies.GetCookies(new(site.Root, "/soundcloud/access")).Count(cookie => cookie.Name.StartsWith("soundcloud-", StringComparison.Ordinal)), 1, 4);
    }

    [Fact]
    public async Task An_answer_is_used_once()
    {
        await using var site = await TestSite.StartAsync(_shared);
        var cookies = new CookieContainer();
        using var browser = await site.LogInAsync("ana", cookies);
        var back = await BeginAsync(browser);
        var kept = cookies.GetCookies(new(site.Root, "/soundcloud/access")).Single(cookie => cookie.Name.StartsWith("soundcloud-", StringComparison.Ordinal));
        var copy = new Cookie(kept.Name, kept.Value, kept.Path, kept.Domain);
        await browser.GetAsync(back, Stop);

        Assert.Equal("/soundcloud/close.html?error=expired", (await browser.GetAsync(back, Stop)).Headers.Location!.OriginalString);
        cookies.Add(copy);
        Assert.Equal("/soundcloud/close.html?error=expired", (await browser.GetAsync(back, Stop)).Headers.Location!.OriginalString);
        Assert.Single(_shared.Sandbox.Requests, request => request.Path == "/oauth/token");
    }

    [Fact]
    public async Task A_foreign_state_another_user_and_a_late_answer_connect_nobody()
    {
        var clock = new Clock();
        await using var site = await TestSite.StartAsync(_shared, services: services => services.AddSingleton<TimeProvider>(clock));
        using var browser = await site.LogInAsync("ana");
        using var mallory = await site.LogInAsync("mallory");
        Assert.EndsWith("?error=expired", await EndAsync(browser, await BeginAsync(mallory)), StringComparison.Ordinal);
        Assert.EndsWith("?error=expired", await EndAsync(browser, new("/soundcloud/access?code=c&state=s", UriKind.Relative)), StringComparison.Ordinal);
        Assert.EndsWith("?error=expired", await EndAsync(browser, new("/soundcloud/access", UriKind.Relative)), StringComparison.Ordinal);

        var back = await BeginAsync(browser);
        await browser.PostAsync("/login", new FormUrlEncodedContent([new("user", "ben")]), Stop);
        Assert.EndsWith("?error=other_user", await EndAsync(browser, back), StringComparison.Ordinal);

        back = await BeginAsync(browser);
        clock.Offset = TimeSpan.FromMinutes(10);
        Assert.EndsWith("?error=expired", await EndAsync(browser, back), StringComparison.Ordinal);
        Assert.DoesNotContain(_shared.Sandbox.Requests, request => request.Path == "/oauth/token");
        Assert.Empty(_shared.Store.Entries);
    }

    [Theory]
    [InlineData("error=access_denied", "access_denied")]
    [InlineData("error=server_error&error_description=secret", "sign_in_failed")]
    [InlineData("nothing=1", "sign_in_failed")]
    [InlineData("code=wrong", "sign_in_failed")]
    public async Task A_refusal_is_told_to_the_page(string answer, string error)
    {
        await using var site = await TestSite.StartAsync(_shared);
        using var browser = await site.LogInAsync("ana");
        var state = HttpUtility.ParseQueryString((await BeginAsync(browser)).Query)["state"];
        Assert.Equal("/soundcloud/close.html?error=" + error, await EndAsync(browser, new($"/soundcloud/access?{answer}&state={state}", UriKind.Relative)));
        Assert.Empty(_shared.Store.Entries);
    }

    [Theory]
    [InlineData("/deep/page?x=1", true)]
    [InlineData("https://app.example.com/next", true)]
    [InlineData("https://app.example.com.evil.example/", false)]
    [InlineData("https://app.example.com@evil.example/", false)]
    [InlineData("http://app.example.com/", false)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("evil", false)]
    [InlineData("", false)]
    public async Task A_user_is_returned_only_where_the_site_allows(string address, bool isAllowed)
    {
        await using var site = await TestSite.StartAsync(_shared, options => options.ReturnOrigins.Add("https://app.example.com"));
        using var browser = await site.LogInAsync("ana");
        var begun = await browser.GetAsync("/soundcloud/request?return=" + Uri.EscapeDataString(address), Stop);
        Assert.Equal(isAllowed ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, begun.StatusCode);
        if (isAllowed)
            Assert.Equal(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "username=Demo%20DJ", await EndAsync(browser, await ConsentAsync(begun)));
    }

    [Fact]
    public async Task Nobody_is_asked_to_log_in_first_and_another_sites_page_begins_nothing()
    {
        await using var site = await TestSite.StartAsync(_shared);
        using var nobody = await site.LogInAsync(null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/soundcloud/request", Stop)).StatusCode);
        using var browser = await site.LogInAsync("ana");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/soundcloud/request", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/soundcloud/disconnect", null, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_user_disconnects()
    {
        await using var site = await TestSite.StartAsync(_shared);
        using var browser = await site.LogInAsync("ana");
        await EndAsync(browser, await BeginAsync(browser));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/soundcloud/disconnect", null, Stop)).StatusCode);
        Assert.Empty(_shared.Store.Entries);
        Assert.Single(_shared.Sandbox.Requests, request => request.Path == "/sign-out");
        Assert.Equal("""{"error":"connect_required","connect":"/soundcloud/request"}""", await (await browser.GetAsync("/me", Stop)).Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_user_signs_in_to_the_site_with_SoundCloud()
    {
        await using var site = await TestSite.StartAsync(_shared, options => options.SignInScheme = "Cookies");
        using var browser = await site.LogInAsync(null);
        await EndAsync(browser, await BeginAsync(browser));
        Assert.Equal($$"""{"user":"{{_shared.Sandbox.DemoUser.Urn}}"}""", await browser.GetStringAsync("/who", Stop));
        Assert.Contains("Demo DJ", await browser.GetStringAsync("/me", Stop), StringComparison.Ordinal);
    }

    private static async Task<Uri> BeginAsync(HttpClient browser) => await ConsentAsync(await browser.GetAsync("/soundcloud/request", Stop));

    // The sandbox consents at once.
    private static async Task<Uri> ConsentAsync(HttpResponseMessage begun)
    {
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        using var service = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        return (await service.GetAsync(begun.Headers.Location, Stop)).Headers.Location!;
    }

    private static async Task<string> EndAsync(HttpClient browser, Uri back)
    {
        var ended = await browser.GetAsync(back, Stop);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        return ended.Headers.Location!.OriginalString;
    }
}

/// <summary>A clock that a test moves.</summary>
internal sealed class Clock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
}
