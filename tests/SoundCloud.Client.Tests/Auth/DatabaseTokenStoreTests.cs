using Microsoft.Data.Sqlite;
using SoundCloud.Examples;
using SoundCloud.Sandbox;

namespace SoundCloud.Tests;

/// <summary>The store on a database that docs/token-store.md shows.</summary>
public sealed class DatabaseTokenStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("soundcloud-tests-").FullName;
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(60));
    private readonly DatabaseTokenStore _store;

    public DatabaseTokenStoreTests()
    {
        Query("create table tokens (name text primary key, entry text not null)");
        _store = new(Database);
    }

    private string Database => Path.Combine(_folder, "site.db");

    private CancellationToken Timeout => _timeout.Token;

    public void Dispose()
    {
        // A pooled connection keeps its file open.
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        _timeout.Dispose();
    }

    [Fact]
    public async Task An_entry_is_read_back_replaced_and_removed()
    {
        Assert.Null(await _store.ReadAsync("42", Timeout));
        await _store.WriteAsync("42", "first", Timeout);
        await _store.WriteAsync("43", "another's", Timeout);
        await _store.WriteAsync("42", "second", Timeout);
        Assert.Equal("second", await _store.ReadAsync("42", Timeout));

        await _store.WriteAsync("42", null, Timeout);
        await _store.WriteAsync("42", null, Timeout);

        Assert.Null(await _store.ReadAsync("42", Timeout));
        Assert.Equal("another's", await _store.ReadAsync("43", Timeout));
    }

    [Fact]
    public async Task Clients_that_share_an_account_renew_its_token_once()
    {
        using var box = SoundCloudSandbox.Start(new() { TrackCount = 0 });
        var options = new SoundCloudClientOptions
        {
            ApiUri = box.ApiUri,
            AuthUri = box.AuthUri,
            Credentials = new(box.ClientId, box.ClientSecret),
            Account = "42",
        };
        // Each client has its own store object, as in two processes.
        using var first = new SoundCloudClient(options with { TokenStore = new DatabaseTokenStore(Database) });
        using var second = new SoundCloudClient(options with { TokenStore = new DatabaseTokenStore(Database) });
        var token = box.IssueUserToken();
        await first.Auth.SignInAsync(new TokenSet(token.AccessToken, token.RefreshToken), Timeout);
        await second.Auth.SignInAsync(Timeout);

        for (var round = 1; round <= 3; round++)
        {
            box.ExpireTokens();
            await Task.WhenAll(first.Users.GetAsync(SoundCloudId.Me, Timeout), second.Users.GetAsync(SoundCloudId.Me, Timeout));
            Assert.Equal(round, box.Requests.Count(request => request.Path == "/oauth/token"));
        }

        Assert.Equal([1, 2, 3], box.Requests.Where(request => request.Path == "/oauth/token").Select(request => request.RefreshTokenNumber));
        Assert.All(box.Requests.Where(request => request.Path == "/oauth/token"), request => Assert.Equal(200, request.Status));
    }

    [Fact]
    public async Task Secrets_are_in_the_table_and_in_no_other_file()
    {
        using var box = SoundCloudSandbox.Start(new() { TrackCount = 0 });
        using var client = new SoundCloudClient(new()
        {
            ApiUri = box.ApiUri,
            AuthUri = box.AuthUri,
            Credentials = new(box.ClientId, box.ClientSecret),
            TokenStore = _store,
            Account = "42",
        });
        var token = box.IssueUserToken();
        await client.Auth.SignInAsync(new TokenSet(token.AccessToken, token.RefreshToken), Timeout);
        await client.Auth.RenewAsync(Timeout);
        var access = await client.Auth.GetAccessTokenAsync(Timeout);

        Assert.Contains(access, Query("select entry from tokens where name = '42'"), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_folder).Where(file => file != Database))
            Assert.DoesNotContain(access, await File.ReadAllTextAsync(file, Timeout), StringComparison.Ordinal);

        await client.Auth.SignOutAsync(Timeout);
        Assert.Null(Query("select entry from tokens"));
    }

    [Fact]
    public async Task A_name_is_held_by_one_and_other_names_are_free()
    {
        var held = await _store.LockAsync("42", Timeout);
        await using (await _store.LockAsync("43", Timeout))
        {
            var waiting = new DatabaseTokenStore(Database).LockAsync("42", Timeout);
            Assert.All(Directory.GetFiles(_folder, "*.lock"), lockFile => Assert.True(IsHeld(lockFile)));
            // Reading and writing do not wait for the lock.
            await _store.WriteAsync("42", "kept", Timeout);
            Assert.Equal("kept", await _store.ReadAsync("42", Timeout));
            Assert.False(waiting.IsCompleted);

            await held.DisposeAsync();

            await using var second = await waiting;
        }
    }

    [Fact]
    public async Task A_name_is_free_when_the_process_that_held_it_dies()
    {
        using var holder = OtherProcess.Start(Database, "42");
        Assert.Equal("held", await holder.Output.ReadLineAsync(Timeout));
        Assert.True(IsHeld(Assert.Single(Directory.GetFiles(_folder, "*.lock"))));
        var waiting = _store.LockAsync("42", Timeout);

        await holder.KillAsync();

        await using var held = await waiting;
    }

    [Fact]
    public async Task Who_waits_for_a_name_can_give_up()
    {
        await using var held = await _store.LockAsync("42", Timeout);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Timeout);
        var waiting = _store.LockAsync("42", cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static bool IsHeld(string lockFile)
    {
        using var connection = new SqliteConnection($"Data Source={lockFile};Pooling=False;Default Timeout=1");
        connection.Open();
        try
        {
            connection.BeginTransaction(deferred: false).Dispose();
            return false;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 5)
        {
            return true;
        }
    }

    private string? Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string?)command.ExecuteScalar();
    }
}
