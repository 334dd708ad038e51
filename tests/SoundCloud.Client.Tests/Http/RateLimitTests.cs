namespace SoundCloud.Tests;

public class RateLimitTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private static readonly Reply Refused = Answer.Status(429, ("Retry-After", "5"));

    [Fact]
    public async Task Who_was_refused_waits_together_and_one_goes_first()
    {
        using var stage = Stage.Signed();
        var (refuse, first) = (new Gate(), new Gate());
        stage.Service.Then(Enumerable.Repeat(Refused.Behind(refuse.Opened), 20).ToArray()).Then(Answer.AskedTrack.Behind(first.Opened)).Always(Answer.AskedTrack);
        var waiting = Refusals(stage, 20);
        var calls = Calls(stage, 20);
        await stage.Service.SentAsync(20);
        refuse.Open();
        await waiting;
        await TimersAsync(stage, 20);
        stage.Time.Advance(Wait);
        await stage.Service.SentAsync(21);
        Assert.Equal(21, stage.Service.Requests.Count);
        first.Open();
        await Task.WhenAll(calls);
        Assert.Equal(40, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Who_comes_later_waits_without_being_refused()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Refused).Always(Answer.AskedTrack);
        var (refused, held) = (Refusals(stage, 1), Held(stage, 3));
        var first = stage.Client.Tracks.GetAsync(1);
        await refused;
        var others = Enumerable.Range(2, 3).Select(id => stage.Client.Tracks.GetAsync(id)).ToList();
        await held;
        Assert.Single(stage.Service.Requests);
        await TimersAsync(stage, 4);
        stage.Time.Advance(Wait);
        await Task.WhenAll([first, .. others]);
        Assert.Equal(5, stage.Service.Requests.Count);
        Assert.All(stage.Observer.Notices, n => Assert.Equal("GET /tracks/{track_urn} waits 5 s with the other requests that share its rate limit.", n));
    }

    [Fact]
    public async Task When_the_first_is_refused_again_the_others_are_not_sent()
    {
        using var stage = Stage.Signed();
        var refuse = new Gate();
        stage.Service.Then(Refused.Behind(refuse.Opened), Refused.Behind(refuse.Opened), Refused).Always(Answer.AskedTrack);
        var waiting = Refusals(stage, 2);
        var calls = Calls(stage, 2);
        await stage.Service.SentAsync(2);
        refuse.Open();
        await waiting;
        await TimersAsync(stage, 2);
        var (again, held) = (Refusals(stage, 1), Held(stage, 1));
        stage.Time.Advance(Wait);
        await Task.WhenAll(again, held);
        Assert.Equal(3, stage.Service.Requests.Count);
        await TimersAsync(stage, 2);
        stage.Time.Advance(Wait);
        await Task.WhenAll(calls);
        Assert.Equal(5, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task When_the_first_is_stopped_another_goes()
    {
        using var stage = Stage.Signed();
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Refused, Answer.Hangs()).Always(Answer.AskedTrack);
        var refused = Refusals(stage, 1);
        var first = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await refused;
        await TimersAsync(stage, 1);
        stage.Time.Advance(Wait);
        await stage.Service.SentAsync(2);
        var other = stage.Client.Tracks.GetAsync(2, cancellationToken: CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await other;
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Another_operation_is_not_held()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Refused).Always(Answer.Json("""{"kind":"user","urn":"soundcloud:users:2"}"""));
        var refused = Refusals(stage, 1);
        var held = stage.Client.Tracks.GetAsync(1);
        await refused;
        await stage.Client.Users.GetAsync(2);
        Assert.Equal(2, stage.Service.Requests.Count);
        stage.Service.Always(Answer.AskedTrack);
        await TimersAsync(stage, 1);
        stage.Time.Advance(Wait);
        await held;
    }

    [Fact]
    public async Task Another_operation_below_the_same_path_is_not_held()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Refused).Always(Answer.AskedTrack);
        var (refused, waits) = (Refusals(stage, 1), Held(stage, 1));
        var storefront = stage.Client.Tracks.SetStorefrontAsync(1, new() { Title = "A" });
        await refused;
        var update = stage.Client.Tracks.UpdateAsync(2, new() { Title = "B" });
        Assert.Same(update, await Task.WhenAny(update, waits));
        await TimersAsync(stage, 1);
        stage.Time.Advance(Wait);
        await storefront;
    }

    [Fact]
    public async Task What_the_gateway_refuses_holds_everything()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("{ \"error\": \"Rate Limit Exceeded\" }", 429, ("x-generator", "tyk.io"), ("Retry-After", "5"))).Always(Answer.AskedTrack);
        var (refused, held) = (Refusals(stage, 1), Held(stage, 1));
        var first = stage.Client.Tracks.GetAsync(1);
        await refused;
        var other = stage.Client.Raw.SendAsync(new() { Path = "/me" });
        await held;
        Assert.Single(stage.Service.Requests);
        await TimersAsync(stage, 2);
        stage.Time.Advance(Wait);
        await Task.WhenAll(first, other);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_named_limit_is_shared_by_the_operations_that_met_it()
    {
        const string Named = """{"errors":[{"meta":{"rate_limit":{"name":"plays"},"reset_time":"2030/05/17 12:00:05 +0000"}}]}""";
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json(Named, 429), Answer.Json(Named, 429)).Always(Answer.Json("{}"));
        var refused = Refusals(stage, 2);
        var (first, second) = (stage.Client.Raw.SendAsync(new() { Path = "/a" }), stage.Client.Raw.SendAsync(new() { Path = "/b" }));
        await refused;
        await TimersAsync(stage, 2);
        var goes = new Gate();
        stage.Service.Always(Answer.Json("{}").Behind(goes.Opened));
        stage.Time.Advance(Wait);
        await stage.Service.SentAsync(3);
        Assert.Equal(3, stage.Service.Requests.Count);
        goes.Open();
        await Task.WhenAll(first, second);
        Assert.Equal(4, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_limit_of_hours_holds_nobody()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(429, ("Retry-After", "43200"))).Always(Answer.Track(2));
        await Assert.ThrowsAsync<RateLimitException>(() => stage.Client.Tracks.GetAsync(1));
        await stage.Client.Tracks.GetAsync(2);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Without_retries_nobody_is_held()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Refused).Always(Answer.Track(2));
        await Assert.ThrowsAsync<RateLimitException>(() => stage.Client.Tracks.GetAsync(1));
        await stage.Client.Tracks.GetAsync(2);
    }

    private static List<Task<Track>> Calls(Stage stage, int count) =>
        Enumerable.Range(1, count).Select(id => stage.Client.Tracks.GetAsync(id)).ToList();

    /// <summary>Completes when that many more calls were refused and start to wait.</summary>
    private static Task Refusals(Stage stage, int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Observer.Retrying = _ =>
        {
            if (Interlocked.Decrement(ref count) == 0)
                reached.SetResult();
        };
        return reached.Task;
    }

    /// <summary>Completes when that many more calls are held before they are sent.</summary>
    private static Task Held(Stage stage, int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Observer.Noticing = _ =>
        {
            if (Interlocked.Decrement(ref count) == 0)
                reached.SetResult();
        };
        return reached.Task;
    }

    private static Task TimersAsync(Stage stage, int count) => stage.Time.TimersAsync(Wait, count);
}
