namespace SoundCloud.Tests;

public class StoredAccountTests
{
    [Fact]
    public async Task What_is_stored_is_used_without_a_token_request()
    {
        using var stage = Accounts.Open(new MemoryTokenStore().Put()).Serves([]);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(["OAuth first"], stage.Service.Requests.Select(r => r.Authorization));
        Assert.Equal(Grant.AuthorizationCode, stage.Client.Auth.Grant);
    }

    [Fact]
    public async Task A_rotated_token_is_in_the_store_before_the_first_request_that_uses_it()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        using var stage = Accounts.Open(store);
        stage.Service.Always(request =>
        {
            store.Note($"{request.Method} {request.Authorization}");
            if (request.Authorization is "OAuth second")
                Assert.Equal(("second", "second-refresh"), (store.Entry()!.AccessToken, store.Entry()!.RefreshToken));
            return request.Method == "POST" ? Answer.Token("second", "second-refresh") : Answer.AskedTrack;
        });
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(["read", "lock", "read", "POST ", "write", "release", "GET OAuth second"], store.Events);
    }

    [Fact]
    public async Task Of_two_who_renew_at_once_the_second_reads_again_under_the_lock_and_sends_nothing()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        var gate = new Gate();
        using var winner = Accounts.Open(store);
        using var loser = Accounts.Open(store).Serves([]);
        winner.Service.Then(Answer.Token("second", "second-refresh").Behind(gate.Opened), Answer.AskedTrack);
        var won = winner.Client.Tracks.GetAsync(1);
        await winner.Service.SentAsync(1);
        var lost = loser.Client.Tracks.GetAsync(1);
        await store.BegunAsync("lock", 2);
        gate.Open();
        await Task.WhenAll(won, lost);
        Assert.Empty(loser.Posts());
        Assert.Equal("OAuth second", loser.LastUsed());
        Assert.Equal(1, store.Count("write"));
    }

    [Fact]
    public async Task Twenty_calls_on_an_expired_token_are_one_refresh()
    {
        var store = new MemoryTokenStore().Put(seconds: -1);
        using var stage = Accounts.Open(store).Serves(["second"]);
        await Task.WhenAll(Enumerable.Range(1, 20).Select(id => stage.Client.Tracks.GetAsync(id)));
        Assert.Single(stage.Posts());
        Assert.Equal((1, 1), (store.Count("lock"), store.Count("write")));
        Assert.Equal(20, stage.Service.Requests.Count(r => r.Authorization == "OAuth second"));
    }

    [Fact]
    public async Task A_refused_token_gives_way_to_another_one_in_the_store_without_a_token_request()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves([], refused: "first");
        await stage.Client.Auth.SignInAsync();
        store.Put("second");
        await stage.Client.Tracks.GetAsync(1);
        Assert.Empty(stage.Posts());
        Assert.Equal("OAuth second", stage.LastUsed());
        Assert.Equal(0, store.Count("lock"));
    }

    [Fact]
    public async Task A_token_in_the_store_that_is_dead_too_is_renewed()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves(["third"], "first", "second");
        await stage.Client.Auth.SignInAsync();
        store.Put("second");
        await stage.Client.Tracks.GetAsync(1);
        Assert.Contains("second-refresh", Assert.Single(stage.Posts()), StringComparison.Ordinal);
        Assert.Equal("OAuth third", stage.LastUsed());
    }

    [Fact]
    public async Task What_was_issued_just_now_is_not_renewed_again()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves(["second", "third"], "first", "second");
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Single(stage.Posts());
    }

    [Fact]
    public async Task The_newest_refresh_token_is_the_one_that_is_spent()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves(["third"]);
        await stage.Client.Auth.SignInAsync();
        store.Put("second", seconds: 3600);
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Contains("refresh_token=second-refresh", Assert.Single(stage.Posts()), StringComparison.Ordinal);
        Assert.Equal("third", store.Entry()!.AccessToken);
    }

    [Fact]
    public async Task A_forced_renewal_asks_the_service_whatever_is_stored()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves(["third"]);
        await stage.Client.Auth.SignInAsync();
        store.Put("second");
        await stage.Client.Auth.RenewAsync();
        Assert.Empty(stage.Posts());
        await stage.Client.Auth.RenewAsync(force: true);
        Assert.Contains("refresh_token=second-refresh", Assert.Single(stage.Posts()), StringComparison.Ordinal);
        Assert.Equal("third", store.Entry()!.AccessToken);
    }

    [Fact]
    public async Task An_account_that_was_removed_meanwhile_is_renewed_in_memory_and_not_stored_again()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves(["second"]);
        await stage.Client.Auth.SignInAsync();
        store[Accounts.Name] = null;
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth second", stage.LastUsed());
        Assert.Empty(store.Names);
    }

    [Fact]
    public async Task An_account_that_was_never_signed_in_asks_for_a_sign_in()
    {
        using var stage = Accounts.Open(new MemoryTokenStore());
        var e = await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal("The account 'somebody' is not signed in.", e.Message);
        Assert.Empty(stage.Service.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{"version":1,"grant":"AuthorizationCode"}""")]
    [InlineData("""{"version":1,"grant":"AuthorizationCode","access_token":""}""")]
    [InlineData("""{"version":1,"grant":"Nonsense","access_token":"a"}""")]
    [InlineData("""{"version":2,"grant":"AuthorizationCode","access_token":"a"}""")]
    [InlineData("""{"version":1,"grant":"AuthorizationCode","access_token":"\ud800"}""")]
    public async Task What_cannot_be_read_asks_for_a_sign_in_and_is_healed_by_it(string entry)
    {
        var store = new MemoryTokenStore { [Accounts.Name] = entry };
        using var stage = Accounts.Open(store).Serves([]);
        var e = await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal("The stored account 'somebody' cannot be read.", e.Message);
        Assert.Empty(stage.Service.Requests);

        await stage.Client.Auth.SignInAsync(new TokenSet("new", "new-refresh"));
        using var next = Accounts.Open(store).Serves([]);
        await next.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth new", next.LastUsed());
    }

    [Fact]
    public async Task An_entry_that_was_damaged_meanwhile_is_healed_by_the_next_renewal()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves(["second"]);
        await stage.Client.Auth.SignInAsync();
        store[Accounts.Name] = "{";
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("second", store.Entry()!.AccessToken);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public async Task A_stored_token_that_nothing_renews_is_used_to_its_last_second(int secondsLeft, bool isGood)
    {
        using var stage = Accounts.Open(new MemoryTokenStore().Put("given", secondsLeft, refreshToken: null, Grant.Given)).Serves([]);
        if (isGood)
            await stage.Client.Tracks.GetAsync(1);
        else
            await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Empty(stage.Posts());
    }

    [Theory]
    [InlineData(Grant.AuthorizationCode)]
    [InlineData(Grant.ClientCredentials)]
    public async Task An_expired_account_asks_for_a_sign_in_where_its_app_is_not_known(Grant grant)
    {
        using var stage = Accounts.Open(new MemoryTokenStore().Put(seconds: 0, grant: grant), o => o with { Credentials = null });
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task Signing_in_as_the_app_replaces_what_the_account_was()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves(["app"]);
        await stage.Client.Auth.SignInAsAppAsync();
        Assert.Equal(["grant_type=client_credentials"], stage.Posts());
        Assert.Equal((Grant.ClientCredentials, "app"), (store.Entry()!.Grant, store.Entry()!.AccessToken));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth app", stage.LastUsed());

        var empty = new MemoryTokenStore();
        using var fresh = Accounts.Open(empty).Serves(["app"]);
        await fresh.Client.Auth.SignInAsAppAsync();
        Assert.Equal([Accounts.Name], empty.Names);
    }

    [Fact]
    public async Task Signing_out_ends_the_newest_stored_token_and_removes_the_entry()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves([]);
        await stage.Client.Auth.SignInAsync();
        store.Put("second");
        await stage.Client.Auth.SignOutAsync();
        Assert.Equal(("POST /sign-out", "OAuth second"), (stage.Service.Requests[^1].ToString(), stage.LastUsed()));
        Assert.Empty(store.Names);
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Single(stage.Service.Requests);
    }
}
