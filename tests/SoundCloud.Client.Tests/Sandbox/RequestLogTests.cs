using System.Net;

namespace SoundCloud.Tests.Sandbox;

public sealed class RequestLogTests : SandboxTest
{
    [Fact]
    public async Task A_request_is_logged_with_who_asked_what_and_what_came_back()
    {
        await Get("/me?x=%20y");
        await Get("/tracks?limit=1", Box.IssueAppToken().AccessToken);
        await Get("/me", token: "never-issued");
        await Get("/me", token: "");

        Assert.Equal([1, 2, 3, 4], Box.Requests.Select(request => request.Number));
        Assert.Equal(["user", "app", null, null], Box.Requests.Select(request => request.TokenKind));
        Assert.Equal(["OAuth", "OAuth", "OAuth", null], Box.Requests.Select(request => request.AuthorizationScheme));
        Assert.Equal([200, 200, 401, 401], Box.Requests.Select(request => request.Status));
        Assert.Equal("/me?x=%20y", Box.Requests[0].PathAndQuery);
        Assert.Equal("1 api GET /me?x=%20y 200", Box.Requests[0].ToString());
        Assert.All(Box.Requests, request => Assert.False(request.Aborted));
        Box.Requests.Clear();
        Assert.Empty(Box.Requests);
    }

    [Fact]
    public async Task No_secret_is_in_the_log()
    {
        var token = Box.IssueUserToken();
        await Token(null, ("grant_type", "refresh_token"), ("client_id", Box.ClientId), ("client_secret", Box.ClientSecret), ("refresh_token", token.RefreshToken!));
        await Token("sandbox-client:sandbox-secret", ("grant_type", "client_credentials"));
        await Token(null, ("grant_type", "authorization_code"), ("client_id", Box.ClientId), ("client_secret", Box.ClientSecret), ("code", "the-code"), ("code_verifier", "the-verifier"));
        await Get($"/tracks/1?secret_token=s-TheSecret00&secret%5Ftoken=s-TheSecret00&oauth_token={token.AccessToken}&access_token={token.AccessToken}&code=the-code&limit=1");
        using var bare = new HttpRequestMessage(HttpMethod.Get, new Uri(Box.ApiUri, "/me"));
        bare.Headers.TryAddWithoutValidation("Authorization", token.AccessToken);
        await Http.SendAsync(bare, Timeout);

        var all = string.Join('\n', Box.Requests.Select(request => string.Join(
            ' ', request, request.Path, request.Query, request.PathAndQuery, request.AuthorizationScheme, request.TokenKind, request.Fault, string.Join(' ', request.Form.Select(field => $"{field.Key}={field.Value}")))));
        foreach (var secret in new[] { token.AccessToken, token.RefreshToken!, Box.ClientSecret, "the-code", "the-verifier", "s-TheSecret00", Convert.ToBase64String("sandbox-client:sandbox-secret"u8) })
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);

        Assert.Contains("limit=1", all, StringComparison.Ordinal);
        Assert.Equal("***", Box.Requests[0].Form["refresh_token"]);
        Assert.Equal("refresh_token", Box.Requests[0].Form["grant_type"]);
        Assert.DoesNotContain(token.AccessToken, token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_is_known_by_its_number_also_when_it_is_spent()
    {
        var token = Box.IssueUserToken();
        for (var i = 0; i < 2; i++)
            await Token(null, ("grant_type", "refresh_token"), ("client_id", Box.ClientId), ("client_secret", Box.ClientSecret), ("refresh_token", token.RefreshToken!));

        await Token(null, ("grant_type", "refresh_token"), ("client_id", Box.ClientId), ("client_secret", Box.ClientSecret), ("refresh_token", "unknown"));

        Assert.NotNull(Box.Requests[0].RefreshTokenNumber);
        Assert.Equal(Box.Requests[0].RefreshTokenNumber, Box.Requests[1].RefreshTokenNumber);
        Assert.Null(Box.Requests[2].RefreshTokenNumber);
    }

    [Fact]
    public async Task A_client_that_leaves_while_it_waits_for_headers_is_recorded()
    {
        Box.EnableFault("hang-headers@/me/likes");
        using var leave = new CancellationTokenSource();
        var asking = Http.SendAsync(Request("/me/likes/tracks"), leave.Token);

        var logged = await Box.Requests.WaitForAsync(request => request.Fault == "hang-headers" && request.Path == "/me/likes/tracks", Timeout);
        Assert.False(logged.Completion.IsCompleted);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await logged.Completion.WaitAsync(Timeout);
        Assert.True(logged.Aborted);
        Assert.Equal(0, logged.Status);
        Assert.Equal("hang-headers", logged.Fault);
        Assert.Equal(HttpStatusCode.OK, (await Get("/me/tracks")).StatusCode);
    }

    [Fact]
    public async Task A_client_that_leaves_while_latency_runs_or_half_a_body_is_out_is_recorded()
    {
        Box.Latency = TimeSpan.FromHours(1);
        using var leave = new CancellationTokenSource();
        var asking = Http.SendAsync(Request("/me"), leave.Token);
        var delayed = await Box.Requests.WaitForAsync(request => request.Path == "/me", Timeout);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await delayed.Completion.WaitAsync(Timeout);
        Assert.True(delayed.Aborted);

        Box.Latency = TimeSpan.Zero;
        Box.EnableFault("hang-body");
        using (var half = await Http.SendAsync(Request("/me/tracks"), HttpCompletionOption.ResponseHeadersRead, Timeout))
            Assert.Equal(HttpStatusCode.OK, half.StatusCode);

        var hanging = Box.Requests[^1];
        await hanging.Completion.WaitAsync(Timeout);
        Assert.True(hanging.Aborted);
        Assert.Equal(200, hanging.Status);
    }

    [Fact]
    public async Task Waits_end_when_all_is_answered_and_the_most_in_flight_is_known()
    {
        Box.EnableFault("hang-headers:3");
        using var leave = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 3).Select(i => Http.SendAsync(Request("/me?n=" + i), leave.Token)).ToArray();
        foreach (var i in Enumerable.Range(0, 3))
            await Box.Requests.WaitForAsync(request => request.Query == "n=" + i, Timeout);

        var idle = Box.Requests.WhenIdleAsync(Timeout);
        Assert.False(idle.IsCompleted);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(asking));
        await idle;
        Assert.Equal(3, Box.Requests.MaxInFlight);
    }

    [Fact]
    public async Task What_is_forgotten_is_not_counted_as_in_flight()
    {
        Box.EnableFault("hang-headers@n=1");
        using var leave = new CancellationTokenSource();
        var hanging = Http.SendAsync(Request("/me?n=1"), leave.Token);
        await Box.Requests.WaitForAsync(request => request.Query == "n=1", Timeout);

        Box.Requests.Clear();
        (await Get("/me")).Dispose();

        Assert.Equal(1, Box.Requests.MaxInFlight);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task One_request_after_the_other_is_never_two_in_flight()
    {
        for (var i = 0; i < 200; i++)
            (await Get("/me/tracks?limit=5")).Dispose();

        Assert.Equal(1, Box.Requests.MaxInFlight);
        Assert.Single(Box.Requests.Select(request => request.ConnectionId).Distinct());
    }

    [Fact]
    public async Task A_wait_for_what_never_comes_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var waiting = Box.Requests.WaitForAsync(_ => true, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Box.ApiUri, path));
        request.Headers.Authorization = new("OAuth", UserToken);
        return request;
    }
}
