using System.Net;
using System.Text;

namespace SoundCloud.Tests;

public sealed class RedirectListenerTests : LoopbackTest
{
    [Theory]
    [InlineData("/callback", false)]
    [InlineData("/callback/", false)]
    [InlineData("/callback", true)]
    [InlineData("/callback/", true)]
    public async Task An_answer_is_taken_on_both_paths_from_query_and_form(string path, bool posts)
    {
        var shown = posts ? PostAsync(path, Right) : GetAsync($"{path}?{Right}");

        var answer = await Listener.WaitAsync(Timeout);
        Assert.False(shown.IsCompleted);
        Assert.Equal("the-code", answer.Response.Code);
        await answer.ShowAsync(null);

        var page = await shown;
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("You are signed in", await page.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
        Assert.Equal(0, Listener.ForeignAnswers);
    }

    [Theory]
    [InlineData("code=x&state=of-another-tab")]
    [InlineData("code=x")]
    [InlineData("error=access_denied")]
    [InlineData("state=STATE")]
    [InlineData("")]
    public async Task A_foreign_or_incomplete_answer_is_counted_and_the_wait_goes_on(string query)
    {
        var waiting = Listener.WaitAsync(Timeout);

        var foreign = await GetAsync("/callback?" + query.Replace("STATE", Request.State, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.Contains("belongs to another sign-in", await foreign.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
        Assert.Equal(1, Listener.ForeignAnswers);
        Assert.False(waiting.IsCompleted);
        var shown = GetAsync("/callback?" + Right);
        await (await waiting).ShowAsync(null);
        Assert.Equal(HttpStatusCode.OK, (await shown).StatusCode);
    }

    [Fact]
    public async Task A_form_that_says_nothing_of_being_one_is_not_read()
    {
        var answered = await SendAsync(HttpMethod.Post, "/callback", new StringContent(Right, Encoding.ASCII, "text/plain"));

        Assert.Equal(HttpStatusCode.BadRequest, answered.StatusCode);
        Assert.Equal(1, Listener.ForeignAnswers);
    }

    [Fact]
    public async Task A_denial_is_an_answer_and_what_came_with_it_is_encoded()
    {
        var shown = GetAsync($"/callback?error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E&%22%3E%3Cb%3E=%27&state={Request.State}");

        var answer = await Listener.WaitAsync(Timeout);
        Assert.Equal("access_denied", answer.Response.Error);
        await answer.ShowAsync(new AccessDeniedException(answer.Response.ErrorDescription).Message);

        var page = await TextOf(shown);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("Access was denied at SoundCloud: &lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_answer_is_told_so_before_and_after_the_first_is_shown()
    {
        var first = GetAsync("/callback?" + Right);
        var answer = await Listener.WaitAsync(Timeout);

        var meanwhile = await GetAsync("/callback?" + Right);
        await answer.ShowAsync(null);
        var later = await PostAsync("/callback", Right);
        var connect = await GetAsync(Listener.ConnectPage.AbsolutePath);

        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        foreach (var page in new[] { meanwhile, later, connect })
        {
            Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
            Assert.Contains("already has an answer", await page.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
        }
        Assert.Same(answer, await Listener.WaitAsync(Timeout));
    }

    [Fact]
    public async Task A_head_only_looks()
    {
        Assert.Equal("", await TextOf(SendAsync(HttpMethod.Head, Listener.ConnectPage.AbsolutePath)));
        await SendAsync(HttpMethod.Head, "/callback?" + Right);

        var shown = GetAsync("/callback?" + Right);
        await (await Listener.WaitAsync(Timeout)).ShowAsync(null);
        Assert.Equal(HttpStatusCode.OK, (await shown).StatusCode);
    }

    [Fact]
    public async Task A_failed_exchange_is_shown_in_words()
    {
        var shown = GetAsync("/callback?" + Right);

        await (await Listener.WaitAsync(Timeout)).ShowAsync("The service is <down>.");

        Assert.Contains("The service is &lt;down&gt;.", await TextOf(shown), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/favicon.ico", 204)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "PAGE", 200)]
    [InlineData("GET", "PAGE?utm=1", 200)]
    [InlineData("GET", "PAGE/", 404)]
    [InlineData("HEAD", "OPENING", 204)]
    [InlineData("GET", "/elsewhere?code=x", 404)]
    [InlineData("GET", "/callback/more", 404)]
    [InlineData("DELETE", "/callback", 405)]
    [InlineData("OPTIONS", "/", 405)]
    public async Task Everything_else_has_its_status(string method, string path, int status)
    {
        path = path.Replace("PAGE", Listener.ConnectPage.AbsolutePath, StringComparison.Ordinal).Replace("OPENING", Listener.OpeningAddress.AbsolutePath, StringComparison.Ordinal);
        var page = await SendAsync(new(method), path);

        Assert.Equal(status, (int)page.StatusCode);
        Assert.Equal(0, Listener.ForeignAnswers);
        Assert.Equal(status == 405, page.Content.Headers.Allow.Count == 3);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost:PORT")]
    public async Task Only_the_redirect_uris_own_name_is_served(string host)
    {
        host = host.Replace("PORT", Listener.ConnectPage.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        var page = await SendAsync(HttpMethod.Get, "/callback?" + Right, host: host);

        Assert.Equal(421, (int)page.StatusCode);
        Assert.DoesNotContain(Request.State, await page.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_host_or_with_two_nothing_is_served()
    {
        Assert.StartsWith("HTTP/1.1 421 ", await RawAsync("GET / HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        var host = $"Host: {Request.RedirectUri.Authority}\r\n";
        Assert.StartsWith("HTTP/1.1 421 ", await RawAsync($"GET / HTTP/1.1\r\n{host}{host}\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_code_verifier_or_secret_is_in_any_page_and_every_page_has_its_headers()
    {
        var signedIn = GetAsync($"/callback?{Right}&Code=the-code&access_token=the-code&username=joe");
        await (await Listener.WaitAsync(Timeout)).ShowAsync(null);
        var pages = new List<HttpResponseMessage> { await signedIn };
        await Listener.DisposeAsync();
        (Listener, Request) = Start(port => $"http://127.0.0.1:{port}/callback");
        foreach (var path in new[] { Listener.ConnectPage.AbsolutePath, Listener.OpeningAddress.AbsolutePath, "/", "/none", "/callback?code=the-code", "/favicon.ico" })
            pages.Add(await GetAsync(path));
        var failed = GetAsync("/callback?" + Right);
        await (await Listener.WaitAsync(Timeout)).ShowAsync("Failed.");
        pages.AddRange([await failed, await GetAsync("/callback?" + Right), await SendAsync(HttpMethod.Get, "/", host: "evil.example")]);

        var nonces = new HashSet<string>();
        foreach (var page in pages)
        {
            var text = await page.Content.ReadAsStringAsync(Timeout);
            Assert.DoesNotContain("the-code", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Request.CodeVerifier, text, StringComparison.Ordinal);
            Assert.DoesNotContain("app-secret", text, StringComparison.Ordinal);
            AssertSafe(page, text, nonces);
        }
        Assert.Contains("&quot;username&quot;:&quot;joe&quot;", await pages[0].Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connect_page_links_plainly_and_by_popup()
    {
        var page = await TextOf(GetAsync(Listener.ConnectPage.AbsolutePath));

        Assert.Contains($"href=\"{WebUtility.HtmlEncode(Request.Uri.AbsoluteUri)}\"", page, StringComparison.Ordinal);
        Assert.Contains($"data-popup=\"{WebUtility.HtmlEncode(Request.PopupUri.AbsoluteUri)}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_uri_without_a_path_is_answered_like_any_other()
    {
        await Listener.DisposeAsync();
        (Listener, Request) = Start(port => $"http://127.0.0.1:{port}/");

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/")).StatusCode);
        Assert.Contains("Connect with SoundCloud", await TextOf(GetAsync(Listener.ConnectPage.AbsolutePath)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("/?code=x")).StatusCode);
        var shown = GetAsync("/?" + Right);
        await (await Listener.WaitAsync(Timeout)).ShowAsync(null);
        Assert.Equal(HttpStatusCode.OK, (await shown).StatusCode);
    }

    [Fact]
    public async Task The_browser_is_led_to_SoundCloud_once()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Head, Listener.OpeningAddress.AbsolutePath)).StatusCode);

        var first = await GetAsync(Listener.OpeningAddress.AbsolutePath);
        var second = await GetAsync(Listener.OpeningAddress.AbsolutePath);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(Request.Uri, first.Headers.Location);
        Assert.Equal(HttpStatusCode.Gone, second.StatusCode);
        Assert.Null(second.Headers.Location);
        Assert.DoesNotContain(Request.State, await second.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_know_the_paths_learns_nothing_that_ends_the_sign_in()
    {
        var other = Start(port => $"http://127.0.0.1:{port}/callback");
        await using var _ = other.Listener;
        string[] paths = ["/", "/index.html", "/callback", "/callback?code=x", "/connect", other.Listener.ConnectPage.AbsolutePath, other.Listener.OpeningAddress.AbsolutePath];
        foreach (var path in paths)
        {
            var page = await GetAsync(path);
            Assert.DoesNotContain(Request.State, page.Headers + await page.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
        }
        Assert.Equal(4, new[] { Listener.ConnectPage, Listener.OpeningAddress, other.Listener.ConnectPage, other.Listener.OpeningAddress }.Select(uri => uri.AbsolutePath).Distinct().Count());
        Assert.All([Listener.ConnectPage, Listener.OpeningAddress], uri => Assert.Equal(44, uri.AbsolutePath.Length));
    }

    private static void AssertSafe(HttpResponseMessage page, string text, HashSet<string> nonces)
    {
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.True(page.Headers.ConnectionClose);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        foreach (var rule in new[] { "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'" })
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        if (text.Length == 0)
            return;
        var nonce = policy.Split("script-src 'nonce-")[1].Split('\'')[0];
        Assert.True(nonces.Add(nonce));
        Assert.Contains($"<style nonce=\"{nonce}\">", text, StringComparison.Ordinal);
        Assert.Contains($"<script nonce=\"{nonce}\">", text, StringComparison.Ordinal);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        Assert.Contains("<html lang=\"en\"", text, StringComparison.Ordinal);
    }
}
