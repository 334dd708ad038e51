namespace SoundCloud.Tests;

/// <summary>An app gets few tokens from the service: refusals do not spend them, and its clients share one.</summary>
public class AppBudgetTests
{
    private static readonly Reply Refused = Answer.Status(401);

    [Theory]
    [InlineData("/me")]
    [InlineData("/me/likes/tracks")]
    [InlineData("/me/anything")]
    [InlineData("/Me")]
    public async Task A_raw_call_for_what_is_a_users_costs_an_app_no_token(string path)
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("app")).Always(Refused);
        for (var i = 0; i < 3; i++)
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await stage.Client.Raw.SendAsync(new() { Path = path })).Status);
        Assert.Equal(["/oauth/token", path, path, path], stage.Service.Requests.Select(r => r.Uri.AbsolutePath));
    }

    [Fact]
    public async Task What_is_a_users_is_known_below_an_address_with_a_path()
    {
        using var stage = Stage.App(o => o with { ApiUri = new("https://gateway.example/soundcloud/") });
        stage.Service.Then(Answer.Token("app")).Always(Refused);
        await stage.Client.Raw.SendAsync(new() { Path = "/likes/tracks/soundcloud:tracks:1", Method = HttpMethod.Post });
        Assert.Single(stage.Posts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_that_are_refused_in_a_row_cost_one_token(bool isRaw)
    {
        using var stage = Stage.App();
        stage.Service.Always(Serve(refuses: static _ => true));
        await RefusedAsync(stage.Client, isRaw, 1);
        await RefusedAsync(stage.Client, isRaw, 2);
        await RefusedAsync(stage.Client, isRaw: true, 3, "/users/3");
        // The first is the sign-in.
        Assert.Equal(2, stage.Posts().Count);
    }

    [Fact]
    public async Task A_users_calls_that_are_refused_in_a_row_cost_one_renewal()
    {
        using var stage = Stage.Renewable();
        stage.Service.Always(Serve(refuses: static _ => true));
        await RefusedAsync(stage.Client, isRaw: false, 1);
        await RefusedAsync(stage.Client, isRaw: true, 2);
        Assert.Single(stage.Posts());
    }

    [Fact]
    public async Task A_call_that_is_always_refused_costs_one_token_though_others_get_through()
    {
        using var stage = Stage.App();
        stage.Service.Always(Serve(refuses: static path => path.StartsWith("/users", StringComparison.Ordinal)));
        for (var i = 1; i <= 3; i++)
        {
            await RefusedAsync(stage.Client, isRaw: true, i, "/users/1");
            await stage.Client.Tracks.GetAsync(i);
        }
        Assert.Equal(2, stage.Posts().Count);
    }

    [Fact]
    public async Task A_token_that_was_accepted_is_renewed_when_it_dies()
    {
        using var stage = Stage.App();
        var dead = new HashSet<string>();
        var issued = 0;
        stage.Service.Always(request => request.Uri.AbsolutePath == "/oauth/token" ? Answer.Token($"app-{++issued}")
            : dead.Contains(request.Authorization!) ? Refused
            : Answer.AskedTrack);
        for (var i = 1; i <= 4; i++)
        {
            await stage.Client.Tracks.GetAsync(1);
            dead.Add($"OAuth app-{i}");
        }
        Assert.Equal(4, stage.Posts().Count);
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_a_refused_token_is_replaced_again()
    {
        using var stage = Stage.App();
        stage.Service.Always(Serve(refuses: static _ => true));
        await RefusedAsync(stage.Client, isRaw: false, 1);
        stage.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        await RefusedAsync(stage.Client, isRaw: false, 1);
        Assert.Equal(2, stage.Posts().Count);
        stage.Time.Advance(TimeSpan.FromTicks(1));
        await RefusedAsync(stage.Client, isRaw: false, 1);
        Assert.Equal(3, stage.Posts().Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clients_that_share_a_store_or_a_process_cost_one_token_together(bool hasStore)
    {
        var store = hasStore ? new MemoryTokenStore() : null;
        using var service = new ScriptedHandler();
        var time = new FakeTimeProvider();
        var clients = Clients(service, time, 5, store);
        service.Always(Serve(refuses: static _ => true));
        foreach (var client in clients)
            await client.Auth.SignInAsync();
        foreach (var client in clients)
            await RefusedAsync(client, isRaw: false, 1);
        Assert.Equal(2, service.Requests.Count(r => r.Uri.AbsolutePath == "/oauth/token"));
        clients.ForEach(static client => client.Dispose());
    }

    [Fact]
    public async Task Twenty_clients_without_a_store_are_one_token_request()
    {
        using var service = new ScriptedHandler();
        var clients = Clients(service, new(), 20);
        service.Always(Serve(refuses: static _ => false));
        await Task.WhenAll(clients.Select(client => Task.Run(() => client.Tracks.GetAsync(1))));
        Assert.Single(service.Requests, r => r.Uri.AbsolutePath == "/oauth/token");
        clients.ForEach(static client => client.Dispose());
    }

    [Fact]
    public async Task The_shared_token_goes_with_the_last_client_and_each_leaves_once()
    {
        using var service = new ScriptedHandler();
        var time = new FakeTimeProvider();
        service.Always(Serve(refuses: static _ => false));
        var clients = Clients(service, time, 3);
        await clients[0].Auth.SignInAsync();
        clients[0].Dispose();
        clients[0].Dispose();
        clients[1].Dispose();
        await clients[2].Auth.SignInAsync();
        Assert.Single(service.Requests);
        clients[2].Dispose();
        using var later = Clients(service, time, 1)[0];
        await later.Auth.SignInAsync();
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Another_app_or_address_is_not_shared()
    {
        using var service = new ScriptedHandler();
        var options = Options(service, new());
        service.Always(Serve(refuses: static _ => false));
        using var one = new SoundCloudClient(options);
        using var otherSecret = new SoundCloudClient(options with { Credentials = new(Stage.ClientId, "another") });
        using var otherAddress = new SoundCloudClient(options with { ApiUri = new("https://elsewhere.example") });
        foreach (var client in new[] { one, otherSecret, otherAddress })
            await client.Auth.SignInAsync();
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_limit_that_one_client_reached_holds_the_others_of_its_app()
    {
        using var service = new ScriptedHandler();
        var time = new FakeTimeProvider();
        var observer = new RecordingObserver();
        var options = Options(service, time) with { Observer = observer };
        using var app = new SoundCloudClient(options);
        using var user = new SoundCloudClient(options with { Token = new("user", grant: Grant.AuthorizationCode) });
        service.Then(Answer.Token("app"), Answer.Status(429, ("Retry-After", "5"))).Always(Answer.AskedTrack);
        var told = new TaskCompletionSource();
        observer.Retrying = _ => told.TrySetResult();
        var first = app.Tracks.GetAsync(1);
        await told.Task;
        await time.TimerAsync(TimeSpan.FromSeconds(5));
        var held = new TaskCompletionSource();
        observer.Noticing = _ => held.TrySetResult();
        var second = user.Tracks.GetAsync(2);
        await held.Task;
        Assert.Equal(2, service.Requests.Count);
        await time.TimersAsync(TimeSpan.FromSeconds(5), 2);
        time.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(first, second);
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task Who_may_not_wait_that_long_asks_the_service()
    {
        using var service = new ScriptedHandler();
        var time = new FakeTimeProvider();
        var observer = new RecordingObserver();
        var options = Options(service, time) with { Token = new("user", grant: Grant.AuthorizationCode) };
        using var patient = new SoundCloudClient(options with { Observer = observer });
        using var hasty = new SoundCloudClient(options with { MaximumRetryDelay = TimeSpan.FromSeconds(1) });
        service.Always(Answer.Status(429, ("Retry-After", "5")));
        using var stop = new CancellationTokenSource();
        var told = new TaskCompletionSource();
        observer.Retrying = _ => told.TrySetResult();
        var waiting = patient.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await told.Task;
        await Assert.ThrowsAsync<RateLimitException>(() => hasty.Tracks.GetAsync(1));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task An_app_token_that_came_with_a_refresh_token_is_renewed_with_it()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("app", "app-refresh"), Answer.AskedTrack, Refused, Answer.Token("app-2", "app-2-refresh"), Answer.AskedTrack);
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth app-2", stage.LastUsed());
        Assert.Contains("grant_type=refresh_token", stage.Posts()[1], StringComparison.Ordinal);
        Assert.Contains("refresh_token=app-refresh", stage.Posts()[1], StringComparison.Ordinal);
        Assert.Equal(Grant.ClientCredentials, stage.Client.Auth.Grant);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""")]
    [InlineData(401, """{"error":"invalid_client"}""")]
    [InlineData(403, "")]
    public async Task Where_its_refresh_token_is_refused_the_app_asks_with_its_credentials(int status, string body)
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("app", "app-refresh"), Refused, Answer.Json(body, status), Answer.Token("app-2"), Answer.AskedTrack);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("grant_type=client_credentials", stage.Posts()[2]);
        Assert.Equal("OAuth app-2", stage.LastUsed());
    }

    [Fact]
    public async Task A_renewal_that_failed_is_not_a_refusal_and_costs_no_token()
    {
        using var stage = Stage.App(o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Token("app", "app-refresh"), Refused, Answer.Status(503));
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(2, stage.Posts().Count);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("null")]
    public async Task An_empty_refresh_token_does_not_replace_a_good_one(string value)
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Refused, Answer.Json($$"""{"access_token":"second","refresh_token":{{value}},"expires_in":3599}"""), Answer.AskedTrack, Refused, Answer.Token("third", "third-refresh"), Answer.AskedTrack);
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Contains("refresh_token=" + Stage.RefreshToken, stage.Posts()[1], StringComparison.Ordinal);
    }

    private static SoundCloudClientOptions Options(ScriptedHandler service, FakeTimeProvider time) => new()
    {
        Transport = service,
        TimeProvider = time,
        Jitter = static () => 1.0,
        Credentials = new(Stage.ClientId, Stage.ClientSecret),
    };

    private static List<SoundCloudClient> Clients(ScriptedHandler service, FakeTimeProvider time, int count, ITokenStore? store = null) =>
        [.. Enumerable.Range(0, count).Select(_ => new SoundCloudClient(Options(service, time) with { TokenStore = store }))];

    private static Func<SentRequest, Reply> Serve(Func<string, bool> refuses)
    {
        var issued = 0;
        return request => request.Uri.AbsolutePath == "/oauth/token"
            ? Answer.Token($"token-{Interlocked.Increment(ref issued)}", request.Body.StartsWith("grant_type=refresh", StringComparison.Ordinal) ? "next-refresh" : null)
            : refuses(request.Uri.AbsolutePath) ? Refused : Answer.AskedTrack;
    }

    private static async Task RefusedAsync(SoundCloudClient client, bool isRaw, long id, string? path = null)
    {
        if (isRaw)
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await client.Raw.SendAsync(new() { Path = path ?? $"/tracks/{id}" })).Status);
        else
            Assert.True((await Assert.ThrowsAsync<SoundCloudApiException>(() => client.Tracks.GetAsync(id))).IsUnauthorized);
    }
}
