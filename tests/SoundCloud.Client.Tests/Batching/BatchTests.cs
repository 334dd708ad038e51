using System.Globalization;

namespace SoundCloud.Tests;

public class BatchTests
{
    private const string Api = "https://api.soundcloud.com";

    [Fact]
    public async Task Many_ids_are_asked_for_50_a_request_in_their_order()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Everything(shuffled: true));
        var ids = Numbers(1, 120).Reverse().ToList();
        var results = await stage.Client.Tracks.GetManyAsync(ids).ToListAsync();
        Assert.Equal(ids, results.Select(r => r.Id));
        Assert.Equal(Answer.Ids(1, 120).Reverse(), results.Select(r => r.Item!).Numbers());
        Assert.All(results, r => Assert.Null(r.Error));
        Assert.Equal([50, 50, 20], stage.Service.Requests.Select(r => r.Query("urns")!.Split(',').Length));
        Assert.All(stage.Service.Requests, r =>
        {
            Assert.Equal("/tracks", r.Uri.AbsolutePath);
            Assert.Equal("playable,preview,blocked", r.Query("access"));
            Assert.Equal("true", r.Query("linked_partitioning"));
            Assert.True(int.Parse(r.Query("limit")!, CultureInfo.InvariantCulture) >= r.Query("urns")!.Split(',').Length);
        });
        Assert.StartsWith("/tracks?urns=soundcloud:tracks:120,soundcloud:tracks:119,", stage.Service.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_are_asked_for_the_same_way_without_access()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("""[{"urn":"soundcloud:users:2"},{"id":1}]"""));
        var results = await stage.Client.Users.GetManyAsync([1, 2]).ToListAsync();
        Assert.Equal([1L, null], results.Select(r => r.Item!.Id));
        Assert.Equal("soundcloud:users:1,soundcloud:users:2", stage.Service.Requests[0].Query("urns"));
        Assert.Null(stage.Service.Requests[0].Query("access"));
    }

    [Fact]
    public async Task At_most_four_requests_are_in_flight_and_answers_in_any_order_come_out_in_order()
    {
        using var stage = Stage.Signed();
        var gates = Enumerable.Range(0, 8).Select(_ => new Gate()).ToArray();
        stage.Service.Always(request => Everything(shuffled: true).Behind(gates[(FirstOf(request) - 1) / 50].Opened));
        await using var results = stage.Client.Tracks.GetManyAsync(Numbers(1, 400)).GetAsyncEnumerator();

        var next = results.MoveNextAsync().AsTask();
        await stage.Service.SentAsync(4);
        gates[3].Open();
        await stage.Service.SentAsync(5);
        gates[2].Open();
        await stage.Service.SentAsync(6);
        gates[1].Open();
        await stage.Service.SentAsync(7);
        Assert.False(next.IsCompleted);
        foreach (var gate in gates)
            gate.Open();
        var numbers = new List<Track>();
        while (await next)
        {
            numbers.Add(results.Current.Item!);
            next = results.MoveNextAsync().AsTask();
        }
        Assert.Equal(Answer.Ids(1, 400), numbers.Numbers());
        Assert.Equal(4, stage.Service.MostInFlight);
        Assert.Equal(8, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Duplicates_are_asked_for_once_and_answered_each_time()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Everything());
        SoundCloudId[] ids = [1, "soundcloud:tracks:1", 2, "https://api.soundcloud.com/tracks/1", 2];
        var results = await stage.Client.Tracks.GetManyAsync(ids).ToListAsync();
        Assert.Equal([1, 1, 2, 1, 2], results.Select(r => r.Item!).Numbers());
        Assert.Equal("soundcloud:tracks:1,soundcloud:tracks:2", Assert.Single(stage.Service.Requests).Query("urns"));
    }

    [Fact]
    public async Task What_is_missing_is_not_found_and_the_others_come()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(request => request.Uri.AbsolutePath == "/tracks" ? Everything(except: 2) : Answer.Status(404, ("x-request-id", "the-id")));
        var results = await stage.Client.Tracks.GetManyAsync(Numbers(1, 3)).ToListAsync();
        Assert.Equal([1, 3], results.Where(r => r.Item is not null).Select(r => r.Item!).Numbers());
        var e = Assert.IsType<SoundCloudApiException>(results[1].Error);
        Assert.True(e.IsNotFound);
        Assert.Contains("soundcloud:tracks:2", e.Message, StringComparison.Ordinal);
        Assert.Equal(("GET", "/tracks/soundcloud:tracks:2", "the-id"), (e.Method, e.Path, e.RequestId));
        Assert.Equal(["GET /tracks/soundcloud:tracks:2"], stage.Service.Lines.Skip(1));
        Assert.Equal((SoundCloudId)2, results[1].Id);
        Assert.Null(results[1].Item);
    }

    [Fact]
    public async Task A_short_page_is_followed_before_an_id_counts_as_missing()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], Api + "/tracks?cursor=1"), Answer.Page([], Api + "/tracks?cursor=2"), Answer.Page([3]), Answer.Status(404));
        var results = await stage.Client.Tracks.GetManyAsync(Numbers(1, 3)).ToListAsync();
        Assert.Equal([1, 3], results.Where(r => r.Item is not null).Select(r => r.Item!).Numbers());
        Assert.Equal(4, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task What_a_batch_leaves_out_is_asked_for_alone_and_comes_in_its_place()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(request => request.Uri.AbsolutePath == "/tracks" ? Everything(except: 2) : Answer.Track(FirstOf(request)));
        var results = await stage.Client.Tracks.GetManyAsync([1, 2, 3, 2]).ToListAsync();
        Assert.Equal([1, 2, 3, 2], results.Select(r => r.Item!).Numbers());
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_failure_of_one_that_was_asked_for_alone_is_its_own()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Always(request => request.Uri.AbsolutePath == "/tracks" ? Everything(except: 2) : Answer.Status(403));
        var results = await stage.Client.Tracks.GetManyAsync(Numbers(1, 3)).ToListAsync();
        Assert.Equal(403, (int)Assert.IsType<SoundCloudApiException>(results[1].Error).Status);
        Assert.Equal([1, 3], results.Where(r => r.Error is null).Select(r => r.Item!).Numbers());
    }

    [Fact]
    public async Task Many_that_are_left_out_are_asked_for_once_each_and_never_more_than_four_at_a_time()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(request => request.Uri.AbsolutePath == "/tracks" ? Answer.Page([]) : Answer.Status(404));
        var results = await stage.Client.Tracks.GetManyAsync(Numbers(1, 300)).ToListAsync();
        Assert.All(results, r => Assert.True(Assert.IsType<SoundCloudApiException>(r.Error).IsNotFound));
        Assert.Equal(306, stage.Service.Requests.Count);
        Assert.Equal(306, stage.Service.Lines.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(stage.Service.MostInFlight, 1, 4);
    }

    [Fact]
    public async Task A_limit_ends_the_asking()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Page([]), Answer.Status(404), Answer.Status(429));
        var results = await stage.Client.Tracks.GetManyAsync(Numbers(1, 50)).ToListAsync();
        Assert.IsNotType<RateLimitException>(results[0].Error);
        Assert.All(results.Skip(1), r => Assert.IsType<RateLimitException>(r.Error));
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_batch_that_is_complete_asks_for_no_further_page()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([2, 1], Api + "/tracks?cursor=1"));
        Assert.All(await stage.Client.Tracks.GetManyAsync(Numbers(1, 2)).ToListAsync(), r => Assert.NotNull(r.Item));
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task A_failed_batch_fails_its_ids_and_the_others_come()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Always(request => FirstOf(request) == 51 ? Answer.Status(500) : Everything());
        var results = await stage.Client.Tracks.GetManyAsync(Numbers(1, 120)).ToListAsync();
        Assert.Equal(120, results.Count);
        Assert.All(results.Skip(50).Take(50), r => Assert.Equal(500, (int)Assert.IsType<SoundCloudApiException>(r.Error).Status));
        Assert.All(results.Take(50).Concat(results.Skip(100)), r => Assert.Null(r.Error));
    }

    [Fact]
    public async Task Links_and_private_addresses_are_asked_for_one_by_one_in_their_place()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(request => request.Uri.AbsolutePath switch
        {
            "/resolve" => Answer.Redirect(Api + "/tracks/soundcloud:tracks:7"),
            "/tracks" => Everything(),
            _ => Answer.Track(FirstOf(request)),
        });
        SoundCloudId[] ids = [1, 2, "https://soundcloud.com/a/b", 3, 4, "https://api.soundcloud.com/tracks/9?secret_token=s-1"];
        var results = await stage.Client.Tracks.GetManyAsync(ids).ToListAsync();
        Assert.Equal([1, 2, 7, 3, 4, 9], results.Select(r => r.Item!).Numbers());
        Assert.Equal(
            ["GET /resolve?url=https:%2F%2Fsoundcloud.com%2Fa%2Fb", "GET /tracks/soundcloud:tracks:7", "GET /tracks/soundcloud:tracks:9?secret_token=s-1"],
            stage.Service.Lines.Where(l => !l.StartsWith("GET /tracks?", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_id_of_another_kind_fails_alone()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(request => request.Uri.AbsolutePath == "/tracks" ? Everything() : Answer.Track(FirstOf(request)));
        SoundCloudId[] ids = [1, 2, "soundcloud:users:5", default, SoundCloudId.Me, "https://soundcloud.com/someone", 3, 4];
        var results = await stage.Client.Tracks.GetManyAsync(ids).ToListAsync();
        Assert.Equal([1, 2, 3, 4], results.Where(r => r.Item is not null).Select(r => r.Item!).Numbers());
        Assert.All(results.Skip(2).Take(4), r => Assert.Equal(r.Id.ToString(), Assert.IsType<InvalidIdException>(r.Error).Value));
    }

    [Fact]
    public async Task One_id_is_a_plain_read()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Track(1), Answer.Status(404));
        Assert.NotNull(Assert.Single(await stage.Client.Tracks.GetManyAsync([1]).ToListAsync()).Item);
        Assert.True(Assert.IsType<SoundCloudApiException>(Assert.Single(await stage.Client.Tracks.GetManyAsync([2]).ToListAsync()).Error).IsNotFound);
        Assert.Equal(["GET /tracks/soundcloud:tracks:1", "GET /tracks/soundcloud:tracks:2"], stage.Service.Lines);
    }

    [Fact]
    public async Task No_ids_ask_nothing()
    {
        using var stage = Stage.Signed();
        Assert.Empty(await stage.Client.Tracks.GetManyAsync([]).ToListAsync());
        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task Leaving_early_cancels_what_is_in_flight_and_sends_nothing_more()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(request => FirstOf(request) == 1 ? Everything() : Answer.Hangs());
        await foreach (var result in stage.Client.Tracks.GetManyAsync(Numbers(1, 1000)))
        {
            Assert.NotNull(result.Item);
            break;
        }
        var sent = stage.Service.Requests;
        Assert.InRange(sent.Count, 1, 5);
        await Task.WhenAll(sent.Where(r => FirstOf(r) != 1).Select(r => r.Cancelled));
        Assert.Equal(sent.Count, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Cancelling_ends_the_batches_with_a_cancellation()
    {
        using var stage = Stage.Signed();
        using var stop = new CancellationTokenSource();
        stage.Service.Always(Answer.Hangs());
        var reading = stage.Client.Tracks.GetManyAsync(Numbers(1, 1000), stop.Token).ToListAsync();
        await stage.Service.SentAsync(4);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(4, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Ids_are_drawn_from_their_source_only_as_they_are_needed()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Everything());
        var drawn = 0;
        await foreach (var result in stage.Client.Tracks.GetManyAsync(Numbers(1, 100_000).Select(id =>
        {
            drawn++;
            return id;
        })))
        {
            break;
        }
        Assert.InRange(drawn, 50, 500);
    }

    private static IEnumerable<SoundCloudId> Numbers(long from, long to) => Answer.Ids(from, to).Select(SoundCloudId.FromInt64);

    private static long FirstOf(SentRequest request) =>
        long.Parse((request.Query("urns") ?? request.Uri.AbsolutePath).Split(',')[0].Split(':')[^1], CultureInfo.InvariantCulture);

    // All requested items except one.
    private static Reply Everything(bool shuffled = false, long except = 0) => (request, stop) =>
    {
        var ids = request.Query("urns")!.Split(',').Select(u => long.Parse(u.Split(':')[^1], CultureInfo.InvariantCulture)).Where(id => id != except);
        return Answer.Page(shuffled ? ids.OrderBy(id => id * 7919 % 101) : ids)(request, stop);
    };
}
