namespace SoundCloud.Tests;

public class SharedLimitTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly MemoryAccountStore _memory;

    public SharedLimitTests() => _memory = new(_time);

    [Fact]
    public async Task A_refusal_of_one_machine_holds_the_others()
    {
        using var first = Machine(Answer.Status(429, ("Retry-After", "5")));
        using var second = Machine();
        var refused = first.Client.Tracks.GetAsync(1);
        await _time.TimersAsync(Wait, 1);
        var held = second.Client.Tracks.GetAsync(2);
        await _time.TimersAsync(Wait, 2);
        Assert.Empty(second.Service.Requests);

        _time.Advance(Wait);
        await refused;
        await PassAsync(held);
        Assert.Single(second.Service.Requests);
        Assert.Contains(second.Observer.Notices, notice => notice.Contains("waits 5 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_it_may_be_over_one_machine_goes_first()
    {
        var goes = new Gate();
        using var first = Machine(Answer.Status(429, ("Retry-After", "5")), Answer.Track(1).Behind(goes.Opened));
        using var second = Machine();
        var refused = first.Client.Tracks.GetAsync(1);
        await _time.TimersAsync(Wait, 1);
        _time.Advance(Wait);
        await first.Service.SentAsync(2);

        var held = second.Client.Tracks.GetAsync(2);
        await _time.TimersAsync(Glance, 1);
        Assert.Empty(second.Service.Requests);
        goes.Open();
        await refused;
        _time.Advance(Glance);
        await held;
    }

    [Fact]
    public async Task When_the_first_is_refused_again_the_others_are_not_sent()
    {
        var goes = new Gate();
        using var first = Machine(Answer.Status(429, ("Retry-After", "5")), Answer.Status(429, ("Retry-After", "7")).Behind(goes.Opened));
        using var second = Machine();
        var refused = first.Client.Tracks.GetAsync(1);
        await _time.TimersAsync(Wait, 1);
        _time.Advance(Wait);
        await first.Service.SentAsync(2);
        var held = second.Client.Tracks.GetAsync(2);
        await _time.TimersAsync(Glance, 1);
        goes.Open();
        await _time.TimersAsync(TimeSpan.FromSeconds(7), 1);
        _time.Advance(Glance);
        await _time.TimersAsync(TimeSpan.FromSeconds(6), 1);
        Assert.Empty(second.Service.Requests);

        _time.Advance(TimeSpan.FromSeconds(6));
        await refused;
        await PassAsync(held);
    }

    [Fact]
    public async Task Who_waited_all_along_learns_that_the_first_was_refused_again()
    {
        using var first = Machine();
        using var second = Machine();
        var asked = 0;
        foreach (var machine in new[] { first, second })
        {
            machine.Service.Always(_ => Interlocked.Increment(ref asked) switch
            {
                1 => Answer.Status(429, ("Retry-After", "5")),
                2 => Answer.Status(429, ("Retry-After", "7")),
                _ => Answer.AskedTrack,
            });
        }
        var (adding, goes) = (0, new Gate());
        _memory.BeforeAdding = () => Interlocked.Increment(ref adding) == 2 ? goes.Opened : Task.CompletedTask;
        var refused = first.Client.Tracks.GetAsync(1);
        await _time.TimersAsync(Wait, 1);
        var held = second.Client.Tracks.GetAsync(2);
        await _time.TimersAsync(Wait, 2);
        _time.Advance(Wait);
        await _time.TimersAsync(TimeSpan.FromSeconds(7), 1);
        goes.Open();
        await _time.TimersAsync(TimeSpan.FromSeconds(7), 2);
        Assert.Equal(2, asked);

        _time.Advance(TimeSpan.FromSeconds(7));
        await PassAsync(Task.WhenAll(refused, held));
    }

    [Fact]
    public async Task Who_went_first_and_died_holds_nobody_for_long()
    {
        using var first = Machine(Answer.Status(429, ("Retry-After", "5")), Answer.Hangs());
        using var second = Machine();
        using var stop = new CancellationTokenSource();
        var dies = first.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await _time.TimersAsync(Wait, 1);
        _time.Advance(Wait);
        await first.Service.SentAsync(2);
        var held = second.Client.Tracks.GetAsync(2);
        for (var second10 = 0; second10 < 10; second10++)
        {
            await _time.TimersAsync(Glance, 1);
            Assert.Empty(second.Service.Requests);
            _time.Advance(Glance);
        }
        await held;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dies);
    }

    [Fact]
    public async Task What_the_gateway_refuses_holds_everything_everywhere()
    {
        using var first = Machine(Answer.Json("{}", 429, ("x-generator", "tyk.io"), ("Retry-After", "5")));
        using var second = Machine();
        var refused = first.Client.Tracks.GetAsync(1);
        await _time.TimersAsync(Wait, 1);
        var held = second.Client.Raw.SendAsync(new() { Path = "/me" });
        await _time.TimersAsync(Wait, 2);
        Assert.Empty(second.Service.Requests);
        _time.Advance(Wait);
        await refused;
        await PassAsync(held);
    }

    [Fact]
    public async Task Another_operation_and_another_app_are_not_held()
    {
        using var first = Machine(Answer.Status(429, ("Retry-After", "5")));
        using var second = Machine();
        using var other = Machine("other-app");
        var refused = first.Client.Tracks.GetAsync(1);
        await _time.TimersAsync(Wait, 1);
        await second.Client.Raw.SendAsync(new() { Path = "/elsewhere" });
        await other.Client.Tracks.GetAsync(1);
        _time.Advance(Wait);
        await refused;
    }

    [Fact]
    public async Task It_is_looked_up_once_a_second_and_not_for_each_call()
    {
        using var stage = Machine();
        await stage.Client.Tracks.GetAsync(1);
        var before = _memory.Asked;
        for (var id = 2; id <= 50; id++)
            await stage.Client.Tracks.GetAsync(id);
        Assert.Equal(before, _memory.Asked);
        _time.Advance(Glance);
        await stage.Client.Tracks.GetAsync(51);
        Assert.Equal(before + 2, _memory.Asked);
    }

    [Fact]
    public async Task Where_the_store_is_away_each_machine_keeps_its_own_limits()
    {
        _memory.IsAway = true;
        using var first = Machine(Answer.Status(429, ("Retry-After", "5")));
        using var second = Machine();
        var refused = first.Client.Tracks.GetAsync(1);
        await _time.TimersAsync(Wait, 1);
        await second.Client.Tracks.GetAsync(2);
        _time.Advance(Wait);
        await refused;
    }

    // Whoever still waits looks again after a second.
    private async Task PassAsync(Task held)
    {
        while (await Task.WhenAny(held, _time.TimersAsync(Glance, 1)) != held)
            _time.Advance(Glance);
        await held;
    }

    private Stage Machine(params Reply[] script) => Machine(Stage.ClientId, script);

    // A machine of its own: it has a transport of its own.
    private Stage Machine(string app, params Reply[] script)
    {
        var stage = Stage.With(o => o with
        {
            TimeProvider = _time,
            Credentials = new(app, Stage.ClientSecret),
            Token = new("app", grant: Grant.ClientCredentials),
            TokenStore = _memory,
        });
        stage.Service.Then(script).Always(Answer.AskedTrack);
        return stage;
    }
}
