using System.Net;
using System.Text.Json;
using SoundCloud.Sandbox;

namespace SoundCloud.Tests.Sandbox;

public sealed class FaultTests() : SandboxTest(new() { TrackCount = 300 })
{
    [Theory]
    [InlineData("status-500", 500, "application/json", "\"message\":\"\"")]
    [InlineData("status-502", 502, "application/json", "502 - Bad Gateway")]
    [InlineData("status-503", 503, "application/json", "503 - Service Unavailable")]
    [InlineData("status-504", 504, "text/plain", "upstream request timeout")]
    [InlineData("html-503", 503, "text/html", "<!DOCTYPE html>")]
    [InlineData("html-403", 403, "text/html", "cloudfront")]
    [InlineData("gateway-403", 403, "application/json", "\"error\"")]
    [InlineData("status-403", 403, "application/json", "\"message\":\"\"")]
    [InlineData("text-405", 405, "text/plain", "unknown route")]
    [InlineData("rate-limited-group", 429, "application/json", "\"group\":\"plays\"")]
    [InlineData("rate-limited-gateway", 429, "application/json", "Rate Limit Exceeded")]
    [InlineData("rate-limited-text", 429, "text/plain", "Please slow down.")]
    [InlineData("rate-limited", 429, "application/json", "\"error_code\":\"rate_limit_exceeded\"")]
    [InlineData("rate-limited-meta", 429, "application/json", "\"time_window\":\"PT24H\"")]
    [InlineData("empty-500", 500, null, "")]
    public async Task A_fault_that_answers_has_its_status_and_shape(string fault, int status, string? type, string text)
    {
        Box.EnableFault(fault);

        var response = await Get("/me");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(text, await TextOf(response), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Retry-After"));
        Assert.Equal(fault, Box.Requests[^1].Fault);
        Box.DisableFault(fault);
        Assert.Equal(HttpStatusCode.OK, (await Get("/me")).StatusCode);
    }

    [Fact]
    public async Task A_number_is_how_many_requests_are_hit()
    {
        Box.EnableFault("status-503:2");

        Assert.Equal([503, 503, 200], await Statuses("/me", "/me", "/me"));
    }

    [Fact]
    public async Task A_text_limits_a_fault_to_addresses_that_have_it()
    {
        Box.EnableFault("status-503:1@cursor=");
        Box.EnableFault("status-502@soundcloud:users:1001");

        Assert.Equal([200, 503, 200, 502], await Statuses("/me", "/me/tracks?cursor=1", "/me/tracks?cursor=1", "/users/soundcloud%3Ausers%3A1001"));
    }

    [Fact]
    public async Task Faults_hit_reads_unless_a_method_is_named()
    {
        Box.EnableFault("status-503@POST /likes");
        Box.EnableFault("status-502@* /reposts");

        Assert.Equal([200], await Statuses("/me/likes/tracks"));
        Assert.Equal(503, (int)(await Send(HttpMethod.Post, "/likes/playlists/12345077")).StatusCode);
        Assert.Equal(502, (int)(await Send(HttpMethod.Post, "/reposts/playlists/12345077")).StatusCode);
        Assert.Equal(502, (int)(await Send(HttpMethod.Delete, "/reposts/playlists/12345077")).StatusCode);
    }

    [Fact]
    public async Task Retry_after_has_seconds_and_hits_the_first_request_only()
    {
        Box.EnableFault("retry-after:7");

        var limited = await Get("/me");

        Assert.Equal(429, (int)limited.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), limited.Headers.RetryAfter!.Delta);
        Assert.Equal([200], await Statuses("/me"));
        Box.EnableFault("retry-after:1:2");
        Assert.Equal([429, 429, 200], await Statuses("/me", "/me", "/me"));
    }

    [Fact]
    public async Task Two_faults_that_answer_come_one_after_the_other()
    {
        Box.EnableFault("status-503:1");
        Box.EnableFault("rate-limited:1");

        Assert.Equal([503, 429, 200], await Statuses("/me", "/me", "/me"));
    }

    [Theory]
    [InlineData("reset:1")]
    [InlineData("truncated-body:1")]
    public async Task A_broken_connection_is_an_error_at_the_client_and_the_next_request_is_well(string fault)
    {
        Box.EnableFault(fault + "@/me/tracks");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Get("/me/tracks"));
        Assert.Equal([200], await Statuses("/me/tracks"));
    }

    [Fact]
    public async Task A_download_can_break_off()
    {
        Box.EnableFault("truncated-body:1@cdn /downloads");
        var track = (await Items("/me/tracks?limit=200")).First(item => item.GetProperty("downloadable").GetBoolean());
        var link = (await Get(track.GetProperty("download_url").GetString()!)).Headers.Location!.ToString();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendTo(Box.CdnUri, HttpMethod.Get, link));
        Assert.Equal(HttpStatusCode.OK, (await SendTo(Box.CdnUri, HttpMethod.Get, link)).StatusCode);
    }

    [Fact]
    public async Task A_dripping_body_is_whole_in_the_end()
    {
        var whole = await TextOf(await Get("/me"));
        Box.EnableFault("drip:1");

        Assert.Equal(whole, await TextOf(await Get("/me")));
    }

    [Fact]
    public async Task Page_repeats_gives_the_second_page_its_own_address()
    {
        Box.EnableFault("page-repeats");

        var second = (await GetJson("/me/likes/tracks?linked_partitioning=true&limit=20")).GetProperty("next_href").GetString()!;

        Assert.Equal(second, (await GetJson(second)).GetProperty("next_href").GetString());
    }

    [Fact]
    public async Task Page_foreign_host_points_away()
    {
        Box.EnableFault("page-foreign-host");

        var next = (await GetJson("/me/likes/tracks?linked_partitioning=true&limit=20")).GetProperty("next_href").GetString()!;

        Assert.StartsWith("http://http.api.prod.api-public.srv.db.s-cloud.net/me/likes/tracks?", next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page-short", "/me/likes/tracks?linked_partitioning=true&limit=20")]
    [InlineData("page-short", "/tracks?q=a&linked_partitioning=true&limit=20")]
    [InlineData("page-empty-first", "/me/likes/tracks?linked_partitioning=true&limit=20")]
    [InlineData("page-empty-first", "/users/4280711/tracks?linked_partitioning=true&limit=20&sort=asc")]
    [InlineData("page-empty-first", "/tracks?q=a&linked_partitioning=true&limit=20")]
    public async Task Short_and_empty_pages_lose_nothing(string fault, string path)
    {
        var whole = (await Walk(path)).SelectMany(page => page).ToArray();
        Box.EnableFault(fault);

        var pages = await Walk(path);

        Assert.Equal(whole, pages.SelectMany(page => page));
        Assert.True(fault == "page-short" ? pages.All(page => page.Count <= 10) : pages[0].Count == 0);
    }

    [Fact]
    public async Task Bare_lists_come_although_the_wrapper_was_asked_for()
    {
        Box.EnableFault("bare-lists");

        Assert.Equal(JsonValueKind.Array, (await GetJson("/me/likes/tracks?linked_partitioning=true")).ValueKind);
        Assert.Equal(JsonValueKind.Object, (await GetJson("/me")).ValueKind);
    }

    [Fact]
    public async Task Unknown_fields_are_in_inner_resources_too_and_null_fields_spare_the_ids()
    {
        Box.EnableFault("unknown-fields");
        var track = (await Items("/me/tracks?limit=1"))[0];
        Assert.True(track.GetProperty("user").GetProperty("brand_new").GetProperty("nested")[4].GetProperty("deep").GetBoolean());

        Box.DisableFault("unknown-fields");
        Box.EnableFault("null-fields");
        track = (await Items("/me/tracks?limit=1"))[0];
        Assert.Equal(JsonValueKind.Null, track.GetProperty("title").ValueKind);
        Assert.Equal(JsonValueKind.Null, track.GetProperty("user").GetProperty("username").ValueKind);
        Assert.Equal(JsonValueKind.String, track.GetProperty("urn").ValueKind);
    }

    [Fact]
    public async Task The_token_can_be_echoed_by_an_error()
    {
        Box.EnableFault("echo-token");

        Assert.Contains(UserToken, (await Json(await Get("/me"))).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_limit_is_30_an_hour_by_default_and_says_when_it_ends()
    {
        Box.EnableFault("token-limit:2");

        Assert.Equal(HttpStatusCode.OK, (await AppToken()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AppToken()).StatusCode);
        var limited = await AppToken();
        Assert.Equal(429, (int)limited.StatusCode);
        var meta = (await Json(limited)).GetProperty("errors")[0].GetProperty("meta");
        Assert.Equal("client-credentials-exchange", meta.GetProperty("rate_limit").GetProperty("name").GetString());
        Assert.Matches("^20.* \\+0000$", meta.GetProperty("reset_time").GetString());
        Box.DisableFault("token-limit");
        Assert.Equal(HttpStatusCode.OK, (await AppToken()).StatusCode);
    }

    [Fact]
    public async Task The_token_host_can_deny_every_client()
    {
        Box.EnableFault("token-invalid-client");

        Assert.Equal("""{"error":"invalid_client"}""", await TextOf(await AppToken()));
    }

    [Theory]
    [InlineData("no-such-fault")]
    [InlineData("status-503:x")]
    [InlineData("status-503:1:2:3")]
    public void A_fault_that_cannot_be_read_is_refused(string fault)
    {
        Assert.Throws<ArgumentException>(() => Box.EnableFault(fault));
        Assert.Throws<ArgumentException>(() => SoundCloudSandbox.Start(new() { Faults = [fault] }));
    }

    [Fact]
    public void An_unknown_fault_is_answered_with_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => Box.EnableFault("nonsense"));

        Assert.Contains("hang-headers", error.Message, StringComparison.Ordinal);
        Assert.All(SoundCloudSandbox.Faults, fault => Assert.NotEmpty(fault.Description));
        Assert.Equal(SoundCloudSandbox.Faults.Count, SoundCloudSandbox.Faults.Select(fault => fault.Name).Distinct().Count());
    }

    private Task<HttpResponseMessage> AppToken() => Token("sandbox-client:sandbox-secret", ("grant_type", "client_credentials"));

    private async Task<IReadOnlyList<int>> Statuses(params string[] paths)
    {
        var statuses = new List<int>();
        foreach (var path in paths)
            statuses.Add((int)(await Get(path)).StatusCode);

        return statuses;
    }
}
