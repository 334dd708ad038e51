namespace SoundCloud.Tests;

public class DeduplicationTests
{
    private const string Api = "https://api.soundcloud.com";

    [Fact]
    public async Task Identical_reads_in_flight_are_one_request_and_two_objects()
    {
        using var stage = Stage.Signed();
        var gate = new Gate();
        stage.Service.Then(Answer.Track(1).Behind(gate.Opened));
        var first = stage.Client.Tracks.GetAsync(1);
        var second = stage.Client.Tracks.GetAsync("soundcloud:tracks:1");
        gate.Open();
        Assert.Equal("soundcloud:tracks:1", (await first).Urn);
        Assert.Equal("soundcloud:tracks:1", (await second).Urn);
        Assert.NotSame(await first, await second);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task What_has_landed_is_asked_for_again()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Different_addresses_share_nothing()
    {
        using var stage = Stage.Signed();
        var gate = new Gate();
        stage.Service.Always(request => Answer.Track(request.Uri.AbsolutePath.EndsWith('2') ? 2 : 1).Behind(gate.Opened));
        var calls = new[]
        {
            stage.Client.Tracks.GetAsync(1), stage.Client.Tracks.GetAsync(2), stage.Client.Tracks.GetAsync(1, "s-1"), stage.Client.Tracks.GetAsync(1, "s-2"),
        };
        await stage.Service.SentAsync(4);
        gate.Open();
        Assert.Equal([1, 2, 1, 1], (await Task.WhenAll(calls)).Numbers());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_who_leaves_does_not_end_it_for_the_other(bool leaderLeaves)
    {
        using var stage = Stage.Signed();
        using var stop = new CancellationTokenSource();
        var gate = new Gate();
        stage.Service.Then(Answer.Track(1).Behind(gate.Opened));
        var leader = stage.Client.Tracks.GetAsync(1, null, leaderLeaves ? stop.Token : CancellationToken.None);
        var follower = stage.Client.Tracks.GetAsync(1, null, leaderLeaves ? CancellationToken.None : stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaderLeaves ? leader : follower);
        Assert.False(stage.Service.Requests[0].Cancelled.IsCompleted);
        gate.Open();
        Assert.Equal("soundcloud:tracks:1", (await (leaderLeaves ? follower : leader)).Urn);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task The_last_caller_who_leaves_ends_the_request_and_the_next_starts_anew()
    {
        using var stage = Stage.Signed();
        using var stop = new CancellationTokenSource();
        var ending = new Gate();
        stage.Service.Then(Answer.Track(1).StubbornlyBehind(ending.Opened), Answer.Track(1));
        var calls = new[] { stage.Client.Tracks.GetAsync(1, null, stop.Token), stage.Client.Tracks.GetAsync(1, null, stop.Token) };
        await stop.CancelAsync();
        foreach (var call in calls)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await stage.Service.Requests[0].Cancelled;

        Assert.Equal("soundcloud:tracks:1", (await stage.Client.Tracks.GetAsync(1, null, CancellationToken.None)).Urn);
        ending.Open();
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_failure_is_everybodys()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        var gate = new Gate();
        stage.Service.Then(Answer.Fails(() => new HttpRequestException(HttpRequestError.ConnectionError, "x")).Behind(gate.Opened));
        var calls = new[] { stage.Client.Tracks.GetAsync(1), stage.Client.Tracks.GetAsync(1) };
        gate.Open();
        foreach (var call in calls)
            await Assert.ThrowsAsync<UnreachableException>(() => call);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task Changes_raw_requests_and_page_links_share_nothing()
    {
        using var stage = Stage.Signed();
        var gate = new Gate();
        stage.Service.Always(Answer.Page([1]).Behind(gate.Opened));
        var calls = new List<Task>
        {
            stage.Client.Likes.AddTrackAsync(1),
            stage.Client.Likes.AddTrackAsync(1),
            stage.Client.Raw.SendAsync(new() { Path = "/tracks/1" }),
            stage.Client.Raw.SendAsync(new() { Path = "/tracks/1" }),
            stage.Client.Users.Tracks(7, options: new() { Cursor = Api + "/x?cursor=1" }).ToListAsync(),
            stage.Client.Users.Tracks(7, options: new() { Cursor = Api + "/x?cursor=1" }).ToListAsync(),
        };
        await stage.Service.SentAsync(6);
        gate.Open();
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Sharing_can_be_switched_off()
    {
        using var stage = Stage.Signed(o => o with { Deduplicate = false });
        var gate = new Gate();
        stage.Service.Always(Answer.Track(1).Behind(gate.Opened));
        var calls = new[] { stage.Client.Tracks.GetAsync(1), stage.Client.Tracks.GetAsync(1) };
        await stage.Service.SentAsync(2);
        gate.Open();
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Two_hundred_mixed_requests_at_once_each_get_their_own_body()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(request => async (r, stop) =>
        {
            // Long and short bodies alternate, so that rented buffers are reused.
            await Task.Yield();
            var id = long.Parse(r.Uri.AbsolutePath.Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture);
            return await Answer.Json($$"""{"urn":"soundcloud:tracks:{{id}}","title":"{{new string((char)('a' + (id % 26)), (int)(id * 97 % 70_000))}}","x":["{{id}}"]}""")(r, stop);
        });
        var tracks = new List<Track>();
        for (var round = 0; round < 3; round++)
        {
            tracks.AddRange(await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
            {
                if (i % 10 != 9)
                    return await stage.Client.Tracks.GetAsync((i % 70) + 1);
                using var stop = new CancellationTokenSource();
                var leaving = stage.Client.Tracks.GetAsync((i % 70) + 1, null, stop.Token);
                await stop.CancelAsync();
                try
                {
                    return await leaving;
                }
                catch (OperationCanceledException)
                {
                    return await stage.Client.Tracks.GetAsync((i % 70) + 1, null, CancellationToken.None);
                }
            }))));
        }
        Assert.Equal(600, tracks.Count);
        Assert.All(tracks, track =>
        {
            var id = new[] { track }.Numbers().Single();
            Assert.Equal(new string((char)('a' + (id % 26)), (int)(id * 97 % 70_000)), track.Title);
            Assert.Equal(id.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.IsType<object?[]>(track.AdditionalProperties["x"])[0]);
        });
    }
}
