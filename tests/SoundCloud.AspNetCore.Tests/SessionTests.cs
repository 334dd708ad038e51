using System.Net;

namespace SoundCloud.AspNetCore.Tests;

/// <summary>The users' clients and the app's service.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly Shared _shared = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _shared.Dispose();

    [Fact]
    public async Task Two_hundred_requests_over_two_replicas_renew_a_token_once()
    {
        await using var first = await TestSite.StartAsync(_shared);
        await using var second = await TestSite.StartAsync(_shared);
        await ConnectAsync(first, "ana");
        _shared.Sandbox.ExpireTokens();
        _shared.Sandbox.Requests.Clear();

        var names = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
            (await (await (i % 2 == 0 ? first : second).Sessions.GetAsync("ana", Stop)).Users.GetAsync(SoundCloudId.Me, Stop)).Username));

        Assert.All(names, name => Assert.Equal("Demo DJ", name));
        Assert.Single(_shared.Sandbox.Requests, request => request.Path == "/oauth/token");
    }

    [Fact]
    public async Task Who_has_revoked_the_access_is_asked_to_connect_again()
    {
        await using var site = await TestSite.StartAsync(_shared);
        using var browser = await ConnectAsync(site, "ana");
        _shared.Sandbox.ExpireTokens();
        _shared.Sandbox.RevokeRefreshTokens();

        var answer = await browser.GetAsync("/me", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("connect_required", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Assert.Equal("/soundcloud/request?return=%2Fme%3Fx%3D1", (await browser.GetAsync("/me?x=1", Stop)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_limit_that_one_users_calls_reached_holds_those_of_the_others()
    {
        await using var site = await TestSite.StartAsync(_shared);
        await ConnectAsync(site, "ana");
        await ConnectAsync(site, "ben");
        var (ana, ben) = (await site.Sessions.GetAsync("ana", Stop), await site.Sessions.GetAsync("ben", Stop));
        _shared.Sandbox.EnableFault("rate-limited-meta:3:1");
        var first = ana.Users.GetAsync(SoundCloudId.Me, Stop);
        while (!_shared.Log.Any(line => line.Contains("retry 1 of /me", StringComparison.Ordinal)))
            await Task.Yield();

        await Task.WhenAll(first, ben.Users.GetAsync(SoundCloudId.Me, Stop));

        Assert.Contains(_shared.Log, line => line.Contains("with the other requests that share its rate limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Users_whose_ids_differ_in_case_have_accounts_of_their_own()
    {
        await using var site = await TestSite.StartAsync(_shared);
        await ConnectAsync(site, "dj");
        Assert.True(await site.Sessions.IsConnectedAsync("dj", Stop));
        Assert.False(await site.Sessions.IsConnectedAsync("DJ", Stop));
    }

    [Fact]
    public async Task An_entry_that_was_copied_to_another_user_does_not_open()
    {
        await using var site = await TestSite.StartAsync(_shared);
        await ConnectAsync(site, "ana");
        var (name, entry) = _shared.Store.Entries.Single();
        await ConnectAsync(site, "mallory");
        var other = _shared.Store.Entries.Keys.Single(key => key != name);
        _shared.Store.Entries[other] = entry;
        await using var restarted = await TestSite.StartAsync(_shared);
        await Assert.ThrowsAsync<TokenStoreException>(() => restarted.Sessions.GetAsync("mallory", Stop));
    }

    [Fact]
    public async Task The_service_reads_by_name_or_id_with_one_token_and_asks_once_an_hour()
    {
        await using var site = await TestSite.StartAsync(_shared);
        await using var other = await TestSite.StartAsync(_shared);
        var user = await site.Service.GetUserInfoAsync("nightshift-label", Stop);
        Assert.Equal("nightshift-label", user.Permalink);
        Assert.Equal(user.Urn, (await site.Service.FindUserInfoAsync(user.Id!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), Stop))!.Urn);
        var tracks = await site.Service.GetUserTracksAsync("nightshift-label", limit: 3, cancellationToken: Stop);
        var next = await site.Service.GetUserTracksAsync("nightshift-label", limit: 2, offset: 1, cancellationToken: Stop);
        Assert.Equal(3, tracks.Count);
        Assert.Equal(tracks.Skip(1).Select(track => track.Urn), next.Select(track => track.Urn));
        Assert.Single(_shared.Sandbox.Requests, request => request.Path == "/oauth/token");

        _shared.Sandbox.Requests.Clear();
        Assert.Equal(tracks.Select(track => track.Urn), (await other.Service.GetUserTracksAsync("nightshift-label", limit: 3, cancellationToken: Stop)).Select(track => track.Urn));
        Assert.Equal(user.Username, (await other.Service.GetUserInfoAsync("nightshift-label", Stop)).Username);
        Assert.DoesNotContain(_shared.Sandbox.Requests, request => request.Path != "/oauth/token");
    }

    [Fact]
    public async Task What_cannot_be_had_is_null_where_that_is_asked_for()
    {
        await using var site = await TestSite.StartAsync(_shared);
        Assert.Null(await site.Service.FindUserInfoAsync("nobody-has-this-name", Stop));
        Assert.Null(await site.Service.FindUserInfoAsync("", Stop));
        Assert.Null(await site.Service.FindUserTracksAsync("nightshift-label", limit: 0, cancellationToken: Stop));
        Assert.Null(await site.Service.FindUserTracksAsync("nightshift-label", offset: -1, cancellationToken: Stop));
        Assert.Null(await site.Service.FindUserTracksAsync("nobody-has-this-name", cancellationToken: Stop));
        _shared.Sandbox.Stop();
        Assert.Null(await site.Service.FindUserInfoAsync("dj-demo", Stop));
        await Assert.ThrowsAnyAsync<SoundCloudException>(() => site.Service.GetUserInfoAsync("dj-demo", Stop));
    }

    [Fact]
    public async Task The_health_check_knows_whether_the_app_can_sign_in()
    {
        await using var site = await TestSite.StartAsync(_shared);
        using var browser = await site.LogInAsync(null);
        Assert.Equal("Healthy", await browser.GetStringAsync("/health", Stop));
        await using var wrong = await TestSite.StartAsync(_shared, options => options.ClientSecret = "wrong");
        using var other = await wrong.LogInAsync(null);
        Assert.Equal("Unhealthy", await (await other.GetAsync("/health", Stop)).Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_site_without_an_app_does_not_start()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => TestSite.StartAsync(_shared, options => options.ClientId = null));
        Assert.Contains("SOUNDCLOUD_CLIENT_ID", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> ConnectAsync(TestSite site, string user)
    {
        var browser = await site.LogInAsync(user);
        using var service = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var begun = await browser.GetAsync("/soundcloud/request", Stop);
        var back = (await service.GetAsync(begun.Headers.Location, Stop)).Headers.Location;
        Assert.Contains("username=", (await browser.GetAsync(back, Stop)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        return browser;
    }
}
