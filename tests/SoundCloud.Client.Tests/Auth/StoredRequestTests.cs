namespace SoundCloud.Tests;

public class StoredRequestTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly EntrySeal Seal = new(new byte[EntrySeal.KeyLength]);

    private readonly FakeTimeProvider _time = new();
    private readonly MemoryAccountStore _memory;
    private readonly SealedStore _store;

    public StoredRequestTests()
    {
        _memory = new(_time);
        _store = new(_memory, Seal);
    }

    [Fact]
    public async Task A_request_is_taken_once_by_its_state()
    {
        var request = await KeepAsync();
        Assert.Null(await _store.TakeRequestAsync("another", _time.Now, None));
        Assert.Equal(request.Export(), await _store.TakeRequestAsync(request.State, _time.Now, None));
        Assert.Null(await _store.TakeRequestAsync(request.State, _time.Now, None));
        Assert.Empty(_memory.Entries.Names);
    }

    [Fact]
    public async Task Of_many_takers_at_once_one_wins()
    {
        var request = await KeepAsync();
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _store.TakeRequestAsync(request.State, _time.Now, None))));
        Assert.Single(taken, text => text is not null);
    }

    [Fact]
    public async Task A_taker_that_lost_its_lock_to_another_gets_nothing()
    {
        var request = await KeepAsync();
        var reads = 0;
        _memory.Entries.Before = (step, _) =>
        {
            // Another process takes it after it was read under the lock.
            if (step == "read" && ++reads == 3)
                _memory.Entries[_memory.Entries.Names.Single()] = null;
            return Task.CompletedTask;
        };
        Assert.Null(await _store.TakeRequestAsync(request.State, _time.Now, None));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task It_can_be_answered_for_ten_minutes_and_not_a_tick_longer(int ticks, bool isTaken)
    {
        var request = await KeepAsync();
        _time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(ticks));
        Assert.Equal(isTaken, await _store.TakeRequestAsync(request.State, _time.Now, None) is not null);
        Assert.Empty(_memory.Entries.Names);
    }

    [Fact]
    public async Task Those_that_were_never_answered_are_removed_by_the_next_one_and_accounts_are_not()
    {
        await KeepAsync();
        await _store.WriteAsync("me", "x", None);
        _time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(1));
        await KeepAsync();
        Assert.Equal(2, _memory.Entries.Names.Count);
        Assert.Equal(["me"], await _store.AccountNamesAsync(None));
    }

    [Fact]
    public async Task Neither_its_name_nor_its_text_says_what_it_is_of()
    {
        var request = await KeepAsync();
        var name = Assert.Single(_memory.Entries.Names);
        foreach (var secret in new[] { request.State, request.CodeVerifier, Stage.ClientId })
            Assert.DoesNotContain(secret, name + _memory.Entries[name], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_somebody_made_up_locks_nothing()
    {
        await _store.TakeRequestAsync("made up", _time.Now, None);
        Assert.Equal(0, _memory.Entries.Count("lock"));
    }

    private async Task<AuthorizationRequest> KeepAsync()
    {
        using var stage = Stage.App();
        var request = stage.Client.Auth.CreateRequest(new("https://example.com/back"));
        await _store.KeepRequestAsync(request, _time.Now, None);
        return request;
    }
}
