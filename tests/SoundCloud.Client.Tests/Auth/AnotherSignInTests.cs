namespace SoundCloud.Tests;

/// <summary>Requests in flight while somebody signs in as another user or as the app, or forces a renewal.</summary>
public class AnotherSignInTests
{
    [Fact]
    public async Task A_renewal_of_the_user_before_does_not_replace_the_users_token()
    {
        using var stage = Stage.Renewable();
        var gate = new Gate();
        stage.Service.Then(Answer.Token("old-2", "old-refresh-2").Behind(gate.Opened), Answer.Track(1));
        var renewing = stage.Client.Auth.RenewAsync();
        await stage.Service.SentAsync(1);
        await stage.Client.Auth.SignInAsync(new TokenSet("new", "new-refresh"));
        gate.Open();
        await renewing;
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth new", stage.LastUsed());
    }

    [Fact]
    public async Task Who_needs_a_token_of_the_new_user_is_not_given_the_one_before()
    {
        using var stage = Stage.Renewable();
        var gate = new Gate();
        stage.Service.Then(Answer.Token("old-2", "old-refresh-2").Behind(gate.Opened), Answer.Token("new-2", "new-refresh-2"));
        var renewing = stage.Client.Auth.RenewAsync();
        await stage.Service.SentAsync(1);
        await stage.Client.Auth.SignInAsync(new TokenSet("new", "new-refresh", stage.Time.Now, Grant.AuthorizationCode));
        var needing = stage.Client.Auth.GetAccessTokenAsync();
        gate.Open();
        Assert.Equal("new-2", await needing);
        await renewing;
        Assert.Equal(["the-refresh-token", "new-refresh"], stage.Posts().Select(body => body[(body.LastIndexOf('=') + 1)..]));
    }

    [Fact]
    public async Task To_sign_in_as_the_app_waits_for_a_users_renewal_and_then_asks_for_the_apps()
    {
        using var stage = Stage.Renewable();
        var gate = new Gate();
        stage.Service.Then(Answer.Token("second", "second-refresh").Behind(gate.Opened), Answer.Token("app"), Answer.Track(1));
        var renewing = stage.Client.Auth.RenewAsync();
        await stage.Service.SentAsync(1);
        var signing = stage.Client.Auth.SignInAsAppAsync();
        gate.Open();
        await Task.WhenAll(renewing, signing);
        Assert.Equal(Grant.ClientCredentials, stage.Client.Auth.Grant);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth app", stage.LastUsed());
    }

    [Fact]
    public async Task To_renew_by_force_is_not_content_with_what_another_caller_reads_from_the_store()
    {
        var store = new MemoryTokenStore().Put();
        var gate = new Gate();
        using var stage = Accounts.Open(store).Serves(["second"]);
        store.Before = (step, _) => step == "read" && store.Count("read") == 1 ? gate.Opened : Task.CompletedTask;
        var reading = stage.Client.Auth.SignInAsync();
        await store.BegunAsync("read");
        var forcing = stage.Client.Auth.RenewAsync(force: true);
        gate.Open();
        await Task.WhenAll(reading, forcing);
        Assert.Single(stage.Posts());
        Assert.Equal("second", store.Entry()!.AccessToken);
    }

    [Fact]
    public async Task Who_waits_for_a_renewal_of_another_kind_may_leave()
    {
        using var stage = Stage.Renewable();
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Token("second", "second-refresh").Behind(gate.Opened), Answer.Track(1));
        var renewing = stage.Client.Auth.RenewAsync(CancellationToken.None);
        await stage.Service.SentAsync(1);
        var signing = stage.Client.Auth.SignInAsAppAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signing);
        gate.Open();
        await renewing;
        await stage.Client.Tracks.GetAsync(1, cancellationToken: CancellationToken.None);
        Assert.Equal("OAuth second", stage.LastUsed());
    }

    [Fact]
    public async Task The_app_can_sign_in_after_a_sign_out()
    {
        using var stage = Stage.App().Serves(["app", "app-2"]);
        await stage.Client.Auth.SignInAsync();
        stage.Client.Auth.Forget();
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        await stage.Client.Auth.SignInAsAppAsync();
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth app-2", stage.LastUsed());
        Assert.True(stage.Client.Auth.CanRenew);
    }

    [Fact]
    public async Task Another_user_is_served_no_kept_answer_of_the_first()
    {
        using var stage = Stage.App(o => o with { CacheTtl = TimeSpan.FromHours(1) }).Serves([]);
        await stage.Client.Auth.SignInAsync(new TokenSet("first"));
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Single(stage.Service.Requests);
        await stage.Client.Auth.SignInAsync(new TokenSet("second"));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(["OAuth first", "OAuth second"], stage.Service.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task Another_user_is_served_no_answer_that_the_first_is_still_waiting_for()
    {
        using var stage = Stage.App(o => o with { CacheTtl = TimeSpan.FromHours(1) });
        var gate = new Gate();
        stage.Service.Always(request => request.Authorization is "OAuth first" ? Titled("first").Behind(gate.Opened) : Titled("second"));
        await stage.Client.Auth.SignInAsync(new TokenSet("first"));
        var first = stage.Client.Tracks.GetAsync(1);
        await stage.Service.SentAsync(1);
        await stage.Client.Auth.SignInAsync(new TokenSet("second"));
        Assert.Equal("second", (await stage.Client.Tracks.GetAsync(1)).Title);
        gate.Open();
        Assert.Equal("first", (await first).Title);
        Assert.Equal("second", (await stage.Client.Tracks.GetAsync(1)).Title);
    }

    [Fact]
    public async Task An_answer_that_came_after_another_sign_in_is_not_kept_for_the_app()
    {
        var cache = new MemoryResponseCache(new FakeTimeProvider());
        using var stage = Stage.App(o => o with { CacheTtl = TimeSpan.FromHours(1), Cache = cache });
        var gate = new Gate();
        stage.Service.Then(Answer.Token("app").Behind(gate.Opened), Answer.Track(1), Answer.Track(1));
        var asked = stage.Client.Tracks.GetAsync(1);
        await stage.Service.SentAsync(1);
        await stage.Client.Auth.SignInAsync(new TokenSet("user"));
        gate.Open();
        await asked;
        using var app = Stage.App(o => o with { CacheTtl = TimeSpan.FromHours(1), Cache = cache }).Serves(["app-2"]);
        await app.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth app-2", app.LastUsed());
    }

    private static Reply Titled(string title) => Answer.Json($$"""{"kind":"track","id":1,"title":"{{title}}"}""");
}
