namespace SoundCloud.Tests;

public class SharedAppTokenTests
{
    [Fact]
    public async Task A_second_client_of_the_app_asks_for_nothing()
    {
        var store = new MemoryTokenStore();
        using var first = Accounts.App(store).Serves(["app"]);
        using var second = Accounts.App(store).Serves([]);
        await first.Client.Tracks.GetAsync(1);
        await second.Client.Tracks.GetAsync(1);
        Assert.Equal(["OAuth app"], second.Service.Requests.Select(r => r.Authorization));
        Assert.StartsWith("app/", Assert.Single(store.Names), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_clients_that_begin_at_once_are_one_token_request()
    {
        var store = new MemoryTokenStore();
        var stages = Enumerable.Range(0, 10).Select(_ => Accounts.App(store).Serves(["app"])).ToList();
        await Task.WhenAll(stages.Select(stage => Task.Run(() => stage.Client.Tracks.GetAsync(1))));
        Assert.Single(stages.SelectMany(stage => stage.Posts()));
        stages.ForEach(stage => stage.Dispose());
    }

    [Fact]
    public async Task Another_secret_header_or_token_address_is_another_entry()
    {
        var store = new MemoryTokenStore();
        Func<SoundCloudClientOptions, SoundCloudClientOptions>[] clients =
        [
            o => o,
            o => o with { Credentials = new(Stage.ClientId, "another secret") },
            o => o with { Credentials = new("another-id", Stage.ClientSecret) },
            o => o with { TokenUri = new("https://elsewhere.example/token") },
            o => o with { AuthorizationHeader = "Custom words" },
        ];
        foreach (var client in clients)
        {
            using var stage = Accounts.App(store, client);
            stage.Service.Then(Answer.Token("app"));
            await stage.Client.Auth.SignInAsync();
            Assert.Single(stage.Service.Requests);
        }
        Assert.Equal(clients.Length, store.Names.Count);
        Assert.All(store.Names, name => Assert.DoesNotContain("secret", name + store[name], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3599 - 61, false)]
    [InlineData(3599 - 60, true)]
    [InlineData(3599, true)]
    public async Task A_stored_token_in_its_last_minute_is_replaced(int secondsLater, bool isReplaced)
    {
        var store = new MemoryTokenStore();
        using var first = Accounts.App(store).Serves(["app"]);
        await first.Client.Auth.SignInAsync();
        using var second = Accounts.App(store).Serves(["app-2"]);
        second.Time.Advance(TimeSpan.FromSeconds(secondsLater));
        await second.Client.Tracks.GetAsync(1);
        Assert.Equal(isReplaced ? "app-2" : "app", store.Entry()!.AccessToken);
        Assert.Equal(isReplaced ? 1 : 0, second.Posts().Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"version":2,"grant":"ClientCredentials","access_token":"a"}""")]
    [InlineData("""{"version":1,"grant":"AuthorizationCode","access_token":"a-users"}""")]
    public async Task An_entry_that_is_damaged_or_a_users_is_replaced(string entry)
    {
        var store = new MemoryTokenStore();
        using var first = Accounts.App(store).Serves(["app"]);
        await first.Client.Auth.SignInAsync();
        store[store.Names.Single()] = entry;
        using var second = Accounts.App(store).Serves(["app-2"]);
        await second.Client.Tracks.GetAsync(1);
        Assert.Equal("app-2", store.Entry()!.AccessToken);
        Assert.Equal("OAuth app-2", second.LastUsed());
    }

    [Fact]
    public async Task A_users_token_without_an_account_is_in_no_store_and_the_apps_is_not_taken_for_it()
    {
        var store = new MemoryTokenStore();
        using var app = Accounts.App(store).Serves(["app"]);
        await app.Client.Auth.SignInAsync();
        using var user = Accounts.App(store).Serves(["second"], refused: "first");
        await user.Client.Auth.SignInAsync(new TokenSet("first", "first-refresh", grant: Grant.AuthorizationCode));
        await user.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth second", user.LastUsed());
        Assert.Equal("app", store.Entry()!.AccessToken);
    }

    [Fact]
    public async Task A_store_and_no_app_ask_for_a_sign_in()
    {
        using var stage = Stage.With(o => o with { TokenStore = new MemoryTokenStore() });
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Auth.SignInAsAppAsync());
    }
}
