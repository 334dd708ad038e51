namespace SoundCloud.Tests;

public class StoreFailureTests
{
    [Theory]
    [InlineData("read")]
    [InlineData("lock")]
    [InlineData("write")]
    public async Task An_app_goes_on_in_memory_and_a_notice_says_why(string step)
    {
        var store = new MemoryTokenStore();
        store.Fail(step);
        using var stage = Accounts.App(store).Serves(["app"]);
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Single(stage.Posts());
        Assert.Contains("The disk is full.", Assert.Single(stage.Observer.Notices), StringComparison.Ordinal);
        Assert.Empty(stage.Observer.Warnings);
        Assert.Empty(store.Names);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("lock")]
    public async Task An_account_that_cannot_be_read_or_locked_is_an_error_and_nothing_is_sent(string step)
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        store.Fail(step);
        using var stage = Accounts.Open(store).Serves(["second"]);
        var e = await Assert.ThrowsAsync<TokenStoreException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal("The token store failed: The disk is full.", e.Message);
        Assert.IsType<IOException>(e.InnerException);
        Assert.Empty(stage.Service.Requests);
        store.Before = null;
        await stage.Client.Tracks.GetAsync(1);
    }

    [Fact]
    public async Task A_renewed_token_that_cannot_be_stored_is_used_a_warning_says_so_and_the_session_lasts()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        store.Fail("write");
        using var stage = Accounts.Open(store).Serves(["second", "third", "fourth"]);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth second", stage.LastUsed());
        Assert.Contains("could not be stored", Assert.Single(stage.Observer.Warnings), StringComparison.Ordinal);
        Assert.Equal("first", store.Entry()!.AccessToken);

        // The stored refresh token has been used. The next renewal must not use it again.
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.Client.Tracks.GetAsync(1);
        store.Before = null;
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(["first-refresh", "second-refresh", "third-refresh"], stage.Posts().Select(body => body[(body.LastIndexOf('=') + 1)..]));
        Assert.Equal("fourth", store.Entry()!.AccessToken);
    }

    [Fact]
    public async Task A_spent_token_that_is_still_stored_is_not_taken_for_a_newer_one()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves(["second"], "first");
        await stage.Client.Auth.SignInAsync();
        store.Fail("write");
        await stage.Client.Tracks.GetAsync(1);
        stage.Serves(["third"], "first", "second");
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(["first-refresh", "second-refresh"], stage.Posts().Select(body => body[(body.LastIndexOf('=') + 1)..]));
        Assert.Equal("OAuth third", stage.LastUsed());
    }

    [Fact]
    public async Task A_lock_that_cannot_be_let_go_loses_no_token()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        store.Fail("release");
        using var stage = Accounts.Open(store).Serves(["second"]);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth second", stage.LastUsed());
    }

    [Fact]
    public async Task A_store_that_gives_up_by_itself_has_failed_and_nobody_has_cancelled()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        store.Fail("read", static () => new TaskCanceledException("The database did not answer."));
        using var stage = Accounts.Open(store);
        await Assert.ThrowsAsync<TokenStoreException>(() => stage.Client.Tracks.GetAsync(1));
    }

    [Fact]
    public async Task A_store_that_throws_before_it_waits_has_failed_like_any_other()
    {
        using var stage = Stage.App(o => o with { Account = "a", TokenStore = new Throwing() });
        await Assert.ThrowsAsync<TokenStoreException>(() => stage.Client.Tracks.GetAsync(1));
        using var app = Stage.App(o => o with { TokenStore = new Throwing() }).Serves(["app"]);
        await app.Client.Tracks.GetAsync(1);
        Assert.Single(app.Observer.Notices);
    }

    [Fact]
    public async Task A_sign_in_that_cannot_be_stored_is_an_error()
    {
        var store = new MemoryTokenStore();
        store.Fail("write");
        using var stage = Accounts.Open(store).Serves([]);
        await Assert.ThrowsAsync<TokenStoreException>(() => stage.Client.Auth.SignInAsync(new TokenSet("a")));
        Assert.Null(stage.Client.Auth.ExpiresAt);
        Assert.Equal(1, store.Count("release"));
    }

    [Fact]
    public async Task Signing_out_ends_the_token_also_where_the_store_cannot_be_read()
    {
        var store = new MemoryTokenStore().Put();
        using var stage = Accounts.Open(store).Serves([]);
        await stage.Client.Auth.SignInAsync();
        store.Fail("read");
        await stage.Client.Auth.SignOutAsync();
        Assert.Equal("POST /sign-out", Assert.Single(stage.Service.Lines));
        Assert.Empty(store.Names);
    }

    private sealed class Throwing : ITokenStore
    {
        public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => throw new IOException("No such file.");

        public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken) => throw new IOException("No such file.");

        public Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken) => throw new IOException("No such file.");
    }
}
