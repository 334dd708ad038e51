namespace SoundCloud.Tests;

public class SingleFlightTests
{
    [Fact]
    public async Task Twenty_callers_share_one_token_request()
    {
        using var stage = Stage.App();
        var gate = new Gate();
        stage.Service.Always(request => request.Method == "POST" ? Answer.Token("app").Behind(gate.Opened) : Answer.AskedTrack);
        var calls = Enumerable.Range(1, 20).Select(id => stage.Client.Tracks.GetAsync(id)).ToList();
        await stage.Service.SentAsync(1);
        gate.Open();
        await Task.WhenAll(calls);
        Assert.Single(stage.Service.Requests, r => r.Method == "POST");
        Assert.Equal(20, stage.Service.Requests.Count(r => r.Authorization == "OAuth app"));
    }

    [Fact]
    public async Task Twenty_refused_calls_share_one_refresh_and_each_is_sent_again_once()
    {
        using var stage = Stage.Renewable();
        var refused = new Gate();
        var renewed = new Gate();
        stage.Service.Always(request => request switch
        {
            { Method: "POST" } => Answer.Token("second", "second-refresh").Behind(renewed.Opened),
            { Authorization: "OAuth second" } => Answer.AskedTrack,
            _ => Answer.Status(401).Behind(refused.Opened),
        });
        var calls = Enumerable.Range(1, 20).Select(id => stage.Client.Tracks.GetAsync(id)).ToList();
        await stage.Service.SentAsync(20);
        refused.Open();
        await stage.Service.SentAsync(21);
        renewed.Open();
        await Task.WhenAll(calls);
        Assert.Single(stage.Service.Requests, r => r.Method == "POST");
        Assert.Equal(41, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_waiter_whose_token_has_already_changed_does_not_renew_again()
    {
        using var stage = Stage.Renewable();
        var late = new Gate();
        stage.Service.Always(request => request switch
        {
            { Method: "POST" } => Answer.Token("second", "second-refresh"),
            { Authorization: "OAuth second" } => Answer.AskedTrack,
            { Uri.AbsolutePath: "/tracks/soundcloud:tracks:2" } => Answer.Status(401).Behind(late.Opened),
            _ => Answer.Status(401),
        });
        var second = stage.Client.Tracks.GetAsync(2);
        await stage.Service.SentAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        late.Open();
        await second;
        Assert.Single(stage.Service.Requests, r => r.Method == "POST");
    }

    [Fact]
    public async Task The_callers_who_stay_are_served_when_the_first_one_leaves()
    {
        using var stage = Stage.App();
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        stage.Service.Always(request => request.Method == "POST" ? Answer.Token("app").Behind(gate.Opened) : Answer.AskedTrack);
        var leader = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await stage.Service.SentAsync(1);
        var others = Enumerable.Range(2, 5).Select(id => stage.Client.Tracks.GetAsync(id, cancellationToken: CancellationToken.None)).ToList();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        Assert.False(stage.Service.Requests[0].Cancelled.IsCompleted);
        gate.Open();
        await Task.WhenAll(others);
        Assert.Single(stage.Service.Requests, r => r.Method == "POST");
    }

    [Fact]
    public async Task An_app_token_that_nobody_waits_for_any_more_is_given_up()
    {
        using var stage = Stage.App();
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Hangs());
        var calls = Enumerable.Range(1, 3).Select(id => stage.Client.Tracks.GetAsync(id, cancellationToken: stop.Token)).ToList();
        await stage.Service.SentAsync(1);
        await stop.CancelAsync();
        foreach (var call in calls)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await stage.Service.Requests[0].Cancelled;
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task Who_comes_while_a_given_up_request_is_still_ending_starts_their_own()
    {
        using var stage = Stage.App();
        var ending = new Gate();
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Token("never").StubbornlyBehind(ending.Opened), Answer.Token("app"), Answer.Track(2));
        var first = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await stage.Service.SentAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await stage.Service.Requests[0].Cancelled;

        var second = stage.Client.Tracks.GetAsync(2, cancellationToken: CancellationToken.None);
        await stage.Service.SentAsync(2);
        ending.Open();
        Assert.Equal("soundcloud:tracks:2", (await second).Urn);
        Assert.Equal("OAuth app", stage.Service.Requests[2].Authorization);
    }

    [Fact]
    public async Task A_refresh_goes_on_when_nobody_waits_any_more_and_serves_the_next()
    {
        using var stage = Stage.Renewable(TimeSpan.Zero);
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Token("second", "second-refresh").Behind(gate.Opened), Answer.Track(2));
        var first = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await stage.Service.SentAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(stage.Service.Requests[0].Cancelled.IsCompleted);

        var second = stage.Client.Tracks.GetAsync(2, cancellationToken: CancellationToken.None);
        gate.Open();
        await second;
        Assert.Single(stage.Service.Requests, r => r.Method == "POST");
        Assert.Equal("OAuth second", stage.Service.Requests[1].Authorization);
    }

    [Fact]
    public async Task A_failed_renewal_fails_all_who_wait_and_the_next_one_tries_anew()
    {
        using var stage = Stage.App();
        var gate = new Gate();
        stage.Service.Then(Answer.Json("""{"error":"invalid_client"}""", 401).Behind(gate.Opened), Answer.Token("app"), Answer.AskedTrack);
        var calls = Enumerable.Range(1, 5).Select(id => stage.Client.Tracks.GetAsync(id)).ToList();
        await stage.Service.SentAsync(1);
        gate.Open();
        foreach (var call in calls)
            Assert.Equal("invalid_client", (await Assert.ThrowsAsync<SoundCloudApiException>(() => call)).ErrorCode);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_caller_who_has_already_left_sends_nothing_and_burns_no_refresh_token()
    {
        using var stage = Stage.Renewable(TimeSpan.Zero);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.Client.Auth.RenewAsync(stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.Client.Likes.AddTrackAsync(1, stop.Token));
        // A renewal would start on another thread, and this call comes after it.
        stage.Service.Then(Answer.Token("second", "second-refresh"));
        await stage.Client.Auth.RenewAsync(CancellationToken.None);
        Assert.Single(stage.Service.Requests);
        Assert.Equal(["POST /oauth/token"], stage.Service.Lines);
    }

    [Fact]
    public async Task A_token_forgotten_while_it_is_renewed_stays_forgotten()
    {
        using var stage = Stage.Renewable();
        var gate = new Gate();
        stage.Service.Then(Answer.Token("second", "second-refresh").Behind(gate.Opened));
        var renewing = stage.Client.Auth.RenewAsync();
        await stage.Service.SentAsync(1);
        stage.Client.Auth.Forget();
        gate.Open();
        await renewing;
        Assert.Null(stage.Client.Auth.ExpiresAt);
    }

    [Fact]
    public async Task Many_calls_through_many_expiries_never_use_a_refresh_token_twice()
    {
        using var stage = Stage.Renewable(TimeSpan.Zero);
        var renewals = 0;
        stage.Service.Always(request => request.Method == "POST"
            ? Answer.Token("t", $"refresh-{Interlocked.Increment(ref renewals)}", 61)
            : Answer.AskedTrack);
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(Enumerable.Range(1, 10).Select(id => Task.Run(() => stage.Client.Tracks.GetAsync(id))));
            stage.Time.Advance(TimeSpan.FromSeconds(2));
        }
        Assert.Equal(20, renewals);
        var bodies = stage.Service.Requests.Where(r => r.Method == "POST").Select(r => r.Body).ToList();
        Assert.Equal(bodies.Count, bodies.Distinct(StringComparer.Ordinal).Count());
    }
}
