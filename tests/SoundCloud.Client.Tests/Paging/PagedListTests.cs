using System.Globalization;

namespace SoundCloud.Tests;

public class PagedListTests
{
    private const string Api = "https://api.soundcloud.com";

    [Fact]
    public async Task The_first_request_asks_for_linked_pages_of_200()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1, 2]));
        await stage.Client.Users.Tracks(7, "asc", new() { Access = ["playable", "blocked"] }).ToListAsync();
        var request = Assert.Single(stage.Service.Requests);
        Assert.Equal("/users/soundcloud:users:7/tracks?sort=asc&access=playable,blocked&limit=200&linked_partitioning=true", request.PathAndQuery);
        Assert.Equal("OAuth the-user-token", request.Authorization);
        Assert.Equal("application/json; charset=utf-8", request.Accept);
    }

    [Fact]
    public async Task What_is_new_ends_with_the_first_page_whose_last_item_is_older()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(
            Dated($"{Api}/next/2", (1, "2026-05-04"), (2, "2026-05-03"), (3, null)),
            Dated($"{Api}/next/3", (4, "2026-05-02"), (5, "2026-05-01"), (6, "2026-04-30")),
            Dated(null, (7, "2026-04-29")));
        var options = new ListOptions { Since = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero) };
        Assert.Equal([1, 2, 3, 4, 5], (await stage.Client.Users.Tracks(7, options: options).ToListAsync()).Numbers());
        Assert.Equal(2, stage.Service.Requests.Count);

        static Reply Dated(string? next, params (long Id, string? Day)[] tracks)
        {
            var items = tracks.Select(track => track.Day is null ? Answer.TrackJson(track.Id) : Answer.TrackJson(track.Id).Replace("{", $$"""{"created_at":"{{track.Day}}T00:00:00Z",""", StringComparison.Ordinal));
            return Answer.Json($$"""{"collection":[{{string.Join(',', items)}}],"next_href":{{(next is null ? "null" : $"\"{next}\"")}}}""");
        }
    }

    [Theory]
    [InlineData("""{"collection":[%],"next_href":null}""")]
    [InlineData("""{"collection":[%],"next_href":""}""")]
    [InlineData("""{"collection":[%]}""")]
    [InlineData("""{"next_href":null,"other":{"collection":[null]},"collection":[%]}""")]
    [InlineData("[%]")]
    [InlineData(" \r\n[%]\r\n")]
    public async Task A_list_without_a_next_address_ends_in_either_shape(string shape)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json(shape.Replace("%", $"{Answer.TrackJson(1)},null,{Answer.TrackJson(2)}", StringComparison.Ordinal)));
        var tracks = await stage.Client.Users.Tracks(7).ToListAsync();
        Assert.Equal([1, 2], tracks.Numbers());
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("42")]
    [InlineData("true")]
    [InlineData("{\"a\":[\"b\"]}")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    public async Task A_next_address_that_cannot_be_read_is_an_error_after_the_items(string next)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json($$"""{"collection":[{{Answer.TrackJson(1)}}],"next_href":{{next}}}"""));
        var (items, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        Assert.Equal([1], items.Numbers());
        Assert.Equal((2, null), (Assert.IsType<ProtocolException>(failure).Page, ((ProtocolException)failure!).Cursor));
    }

    [Fact]
    public async Task A_null_collection_is_an_empty_list()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("""{"collection":null,"next_href":null}"""));
        Assert.Empty(await stage.Client.Users.Tracks(7).ToListAsync());
    }

    [Theory]
    [InlineData("""{"collection":"none"}""")]
    [InlineData("""{"collection":{}}""")]
    [InlineData("""{"next_href":null}""")]
    [InlineData("""{"collection":[1,2]}""")]
    [InlineData("""{"collection":[{}]""")]
    [InlineData("""{"collection":[{"urn":"soundcloud:tracks:1"}""")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("<html></html>")]
    public async Task What_is_no_list_is_a_protocol_error_with_its_page(string body)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json(body));
        var (items, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        Assert.Empty(items);
        var e = Assert.IsType<ProtocolException>(failure);
        Assert.Equal(1, e.Page);
        Assert.Equal(Api + "/users/soundcloud:users:7/tracks?limit=200&linked_partitioning=true", e.Cursor);
    }

    [Fact]
    public async Task A_short_page_and_an_empty_page_are_no_end()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(
            Answer.Page([1], Api + "/x?cursor=1"),
            Answer.Page([], Api + "/x?cursor=2"),
            Answer.Page([], Api + "/x?cursor=3"),
            Answer.Page([2, 3]));
        Assert.Equal([1, 2, 3], (await stage.Client.Users.Tracks(7).ToListAsync()).Numbers());
        Assert.Equal(4, stage.Service.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_that_brings_nothing_new_ends(bool repeats)
    {
        using var stage = Stage.Signed();
        var number = 0;
        stage.Service.Always(_ => Answer.Page(number == 0 || repeats ? [1, 2] : [], $"{Api}/x?offset={50 * ++number}"));
        var (items, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        var e = Assert.IsType<ProtocolException>(failure);
        Assert.Equal((22, $"{Api}/x?offset=1050"), (e.Page, e.Cursor));
        Assert.Equal(repeats ? 42 : 2, items.Count);
        Assert.Equal(21, stage.Service.Requests.Count);

        // From there it can go on.
        stage.Service.Always(_ => Answer.Page([3]));
        Assert.Equal([3], (await stage.Client.Users.Tracks(7, options: new() { Cursor = e.Cursor }).ToListAsync()).Numbers());
    }

    [Fact]
    public async Task Pages_ended_so_are_ended_as_pages_too()
    {
        using var stage = Stage.Signed();
        var number = 0;
        stage.Service.Always(_ => Answer.Page([], $"{Api}/x?offset={50 * ++number}"));
        var (pages, failure) = await stage.Client.Users.Tracks(7).AsPages().ToFailureAsync();
        Assert.Equal((20, 21), (pages.Count, Assert.IsType<ProtocolException>(failure).Page));
    }

    [Fact]
    public async Task Gaps_that_something_follows_are_passed_however_many_there_are()
    {
        using var stage = Stage.Signed();
        var number = 0;
        stage.Service.Always(_ => Answer.Page(number % 10 == 0 ? [number] : [], ++number == 101 ? null : $"{Api}/x?offset={number}"));
        Assert.Equal(11, (await stage.Client.Users.Tracks(7).ToListAsync()).Count);
    }

    [Fact]
    public async Task The_next_address_is_followed_verbatim()
    {
        const string Next = "/users/soundcloud%3Ausers%3A7/tracks?cursor=2024-01-09T21:10:04.000Z,tracks,01712964786&linked_partitioning=1&page_size=50&access=";
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], Api + Next), Answer.Page([2]));
        await stage.Client.Users.Tracks(7, options: new() { Access = ["playable"] }).ToListAsync();
        Assert.Equal(Api + Next, stage.Service.Requests[1].Uri.AbsoluteUri);
        Assert.Equal("OAuth the-user-token", stage.Service.Requests[1].Authorization);
    }

    [Theory]
    [InlineData("https://evil.example/x?cursor=1")]
    [InlineData("https://api.soundcloud.com.evil.example/x?cursor=1")]
    [InlineData("https://evil.example/api.soundcloud.com/x?cursor=1")]
    [InlineData("https://evilapi.soundcloud.com/x?cursor=1")]
    [InlineData("https://soundcloud.com/x?cursor=1")]
    [InlineData("https://api.soundcloud.com:8443/x?cursor=1")]
    [InlineData("https://api.soundcloud.com@evil.example/x?cursor=1")]
    [InlineData("https://a:b@api.soundcloud.com/x?cursor=1")]
    [InlineData("http://api.soundcloud.com/x?cursor=1")]
    [InlineData("http://http.api.prod.api-public.srv.db.s-cloud.net/x?cursor=1")]
    [InlineData("//evil.example/x?cursor=1")]
    [InlineData("not an address")]
    public async Task A_page_link_to_a_foreign_host_is_refused_and_gets_no_token(string next)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1, 2], next));
        var (items, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        Assert.Equal([1, 2], items.Numbers());
        var e = Assert.IsType<ProtocolException>(failure);
        Assert.Equal(2, e.Page);
        // The cursor resumes at the same page of the API, if the link named one.
        Assert.Equal(next.StartsWith("http", StringComparison.Ordinal) ? Api + new Uri(next).PathAndQuery : null, e.Cursor);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task The_host_of_a_page_link_is_compared_without_case_and_the_default_port_is_none()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], "HTTPS://API.SoundCloud.com:443/x?cursor=1"), Answer.Page([2]));
        Assert.Equal([1, 2], (await stage.Client.Users.Tracks(7).ToListAsync()).Numbers());
    }

    [Fact]
    public async Task A_page_that_points_to_itself_ends_the_list_with_an_error_after_its_items()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], Api + "/x?cursor=1"), Answer.Page([2, 3], Api + "/x?cursor=1"));
        var (items, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        Assert.Equal([1, 2, 3], items.Numbers());
        var e = Assert.IsType<ProtocolException>(failure);
        // Resuming there would return page 2 again.
        Assert.Equal((3, null), (e.Page!.Value, e.Cursor));
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_first_page_that_points_to_itself_is_not_asked_for_again()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], Api + "/users/soundcloud:users:7/tracks?limit=200&linked_partitioning=true"));
        var (items, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        Assert.Equal([1], items.Numbers());
        Assert.Equal(2, Assert.IsType<ProtocolException>(failure).Page);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task A_loop_of_two_pages_ends_the_list_with_an_error()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(
            Answer.Page([1], Api + "/x?cursor=a"),
            Answer.Page([2], Api + "/x?cursor=b"),
            Answer.Page([3], Api + "/x?cursor=a"));
        var (items, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        Assert.Equal([1, 2, 3], items.Numbers());
        Assert.Equal(4, Assert.IsType<ProtocolException>(failure).Page);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Theory]
    [InlineData(10L, 0, 200, "10", 1)]
    [InlineData(5L, 5, 200, "10", 1)]
    [InlineData(10L, 5, 200, "15", 1)]
    [InlineData(200L, 0, 200, "200", 1)]
    [InlineData(201L, 0, 200, "200", 2)]
    [InlineData(450L, 0, 200, "200", 3)]
    [InlineData(400L, 0, 200, "200", 2)]
    [InlineData(400L, 1, 200, "200", 3)]
    [InlineData(10L, 0, 3, "3", 4)]
    [InlineData(1L, 250, 200, "200", 2)]
    [InlineData(long.MaxValue, 5, 200, "200", 5)]
    [InlineData(null, 0, 200, "200", 5)]
    [InlineData(null, 995, 200, "200", 5)]
    [InlineData(null, 2000, 200, "200", 5)]
    public async Task First_and_skip_cost_exactly_the_requests_they_need(long? first, long skip, int pageSize, string limit, int requests)
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Endless(until: 1000));
        var items = await stage.Client.Users.Tracks(7, options: new() { First = first, Skip = skip, PageSize = pageSize }).ToListAsync();
        Assert.Equal(Answer.Ids(skip + 1, 1000).Take((int)Math.Min(first ?? 1000, 1000)), items.Numbers());
        Assert.Equal(limit, stage.Service.Requests[0].Query("limit"));
        Assert.Equal(requests, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task First_none_sends_nothing()
    {
        using var stage = Stage.Signed();
        Assert.Empty(await stage.Client.Users.Tracks(7, options: new() { First = 0 }).ToListAsync());
        Assert.Empty(await stage.Client.Users.Tracks(7, options: new() { First = 0 }).AsPages().ToListAsync());
        Assert.Empty(stage.Service.Requests);
    }

    [Theory]
    [InlineData(0, null, 0)]
    [InlineData(201, null, 0)]
    [InlineData(200, -1L, 0)]
    [InlineData(200, null, -1)]
    public void A_size_that_the_API_would_not_serve_is_refused_at_once(int pageSize, long? first, long skip)
    {
        using var stage = Stage.Signed();
        Assert.Throws<InvalidRequestException>(() => stage.Client.Users.Tracks(7, options: new() { PageSize = pageSize, First = first, Skip = skip }));
    }

    [Fact]
    public async Task The_next_page_is_asked_for_only_after_an_item_was_accepted_and_only_one_ahead()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Endless(until: 100));
        await using var list = stage.Client.Users.Tracks(7, options: new() { PageSize = 10 }).GetAsyncEnumerator();

        Assert.Empty(stage.Service.Requests);
        Assert.True(await list.MoveNextAsync());
        Assert.Single(stage.Service.Requests);

        // If the second item is requested, the first one was accepted.
        Assert.True(await list.MoveNextAsync());
        await stage.Service.SentAsync(2);
        for (var i = 3; i <= 10; i++)
            Assert.True(await list.MoveNextAsync());
        Assert.Equal(2, stage.Service.Requests.Count);

        Assert.True(await list.MoveNextAsync());
        Assert.Equal("soundcloud:tracks:11", list.Current.Urn);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Whoever_takes_one_item_and_leaves_has_sent_one_request()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Endless(until: 1000));
        await foreach (var track in stage.Client.Users.Tracks(7))
        {
            Assert.Equal("soundcloud:tracks:1", track.Urn);
            break;
        }
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task Leaving_a_list_cancels_the_page_ahead_and_waits_until_it_has_ended()
    {
        using var stage = Stage.Signed();
        var hasEnded = false;
        stage.Service.Then(
            Answer.Page([1, 2, 3], Api + "/x?cursor=1"),
            async (_, stop) =>
            {
                try
                {
                    await new TaskCompletionSource().Task.WaitAsync(stop);
                }
                finally
                {
                    // It takes its time to end.
                    for (var i = 0; i < 1000; i++)
                        await Task.Yield();
                    hasEnded = true;
                }
                throw new InvalidOperationException();
            });
        var list = stage.Client.Users.Tracks(7).GetAsyncEnumerator();
        await list.MoveNextAsync();
        await list.MoveNextAsync();
        await stage.Service.SentAsync(2);

        await list.DisposeAsync();
        Assert.True(hasEnded);
        Assert.True(stage.Service.Requests[1].Cancelled.IsCompleted);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Cancelling_a_list_ends_it_with_a_cancellation_and_nothing_is_sent_after()
    {
        using var stage = Stage.Signed();
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Page([1, 2], Api + "/x?cursor=1"), Answer.Hangs());
        await using var list = stage.Client.Users.Tracks(7).GetAsyncEnumerator(stop.Token);
        await list.MoveNextAsync();
        await list.MoveNextAsync();
        await stage.Service.SentAsync(2);
        var third = list.MoveNextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await third);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_failure_comes_after_all_items_before_it_and_its_cursor_resumes_without_loss_or_double()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        var fails = true;
        var pages = Endless(until: 50);
        stage.Service.Always((request, stop) => fails && request.Query("offset") == "30" ? Answer.Status(500)(request, stop) : pages(request, stop));

        var (items, failure) = await stage.Client.Users.Tracks(7, options: new() { PageSize = 10 }).ToFailureAsync();
        Assert.Equal(Answer.Ids(1, 30), items.Numbers());
        var e = Assert.IsType<SoundCloudApiException>(failure);
        Assert.Equal(4, e.Page);
        Assert.Equal(Api + "/users/soundcloud:users:7/tracks?limit=10&linked_partitioning=true&offset=30", e.Cursor);

        fails = false;
        var rest = await stage.Client.Users.Tracks(7, options: new() { PageSize = 10, Cursor = e.Cursor }).ToListAsync();
        Assert.Equal(Answer.Ids(1, 50), items.Concat(rest).Numbers());
    }

    [Fact]
    public async Task A_list_that_failed_is_at_its_end()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Page([1, 2], Api + "/next")).Then(Answer.Status(500));
        await using var tracks = stage.Client.Users.Tracks(7).GetAsyncEnumerator();
        Assert.True(await tracks.MoveNextAsync() && await tracks.MoveNextAsync());
        await Assert.ThrowsAsync<SoundCloudApiException>(async () => await tracks.MoveNextAsync());

        Assert.False(await tracks.MoveNextAsync());
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_resumed_list_resolves_no_link_and_a_failure_on_its_first_page_keeps_its_cursor()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(404));
        var (_, failure) = await stage.Client.Users.Tracks("jowymusic", options: new() { Cursor = Api + "/x?cursor=9" }).ToFailureAsync();
        var e = Assert.IsType<SoundCloudApiException>(failure);
        Assert.Equal((1, Api + "/x?cursor=9"), (e.Page!.Value, e.Cursor));
        Assert.Equal("/x?cursor=9", Assert.Single(stage.Service.Requests).PathAndQuery);
    }

    [Theory]
    [InlineData("https://evil.example/x?cursor=1")]
    [InlineData("https://api.soundcloud.com:444/x")]
    [InlineData("http://api.soundcloud.com/x")]
    [InlineData("x?cursor=1")]
    public void A_cursor_that_is_not_the_APIs_own_is_refused_at_once(string cursor)
    {
        using var stage = Stage.Signed();
        Assert.Throws<InvalidRequestException>(() => stage.Client.Users.Tracks(7, options: new() { Cursor = cursor }));
    }

    [Theory]
    [InlineData("?cursor=1&page_size=50", "/users/soundcloud:users:7/tracks?cursor=1&page_size=50&access=playable,blocked")]
    [InlineData("?access=playable&cursor=1", "/users/soundcloud:users:7/tracks?access=playable&cursor=1")]
    [InlineData("?cursor=1&xaccess=2", "/users/soundcloud:users:7/tracks?cursor=1&xaccess=2&access=playable,blocked")]
    [InlineData("", "/users/soundcloud:users:7/tracks?access=playable,blocked")]
    public async Task The_access_that_was_asked_for_is_that_of_all_pages(string query, string second)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], Api + "/users/soundcloud:users:7/tracks" + query), Answer.Page([2], Api + "/x?cursor=2"), Answer.Status(400));
        var (items, failure) = await stage.Client.Users.Tracks(7, options: new() { Access = ["playable", "blocked"] }).ToFailureAsync();
        Assert.Equal([1, 2], items.Numbers());
        Assert.Equal(second, stage.Service.Requests[1].PathAndQuery);
        // A resumed list sends the same parameters, and so do its next pages.
        var cursor = Assert.IsType<SoundCloudApiException>(failure).Cursor!;
        Assert.Equal(Api + "/x?cursor=2&access=" + (query.StartsWith("?access=", StringComparison.Ordinal) ? "playable" : "playable,blocked"), cursor);
        stage.Service.Then(Answer.Page([3], Api + "/x?cursor=3"), Answer.Page([4]));
        await stage.Client.Users.Tracks(7, options: new() { Cursor = cursor }).ToListAsync();
        Assert.EndsWith("&access=" + cursor.Split("access=")[1], stage.Service.Requests[4].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_an_access_gets_none()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], Api + "/x?cursor=1"), Answer.Page([2]));
        await stage.Client.Users.Tracks(7).ToListAsync();
        Assert.Equal("/x?cursor=1", stage.Service.Requests[1].PathAndQuery);
    }

    [Theory]
    [InlineData("/me/tracks?cursor=1", "/me/tracks?cursor=1")]
    [InlineData("?cursor=1", "/users/soundcloud:users:7/tracks?cursor=1")]
    public async Task A_link_without_a_host_is_one_on_the_APIs_own(string next, string second)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], next), Answer.Status(400));
        var (_, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        Assert.Equal(second, stage.Service.Requests[1].PathAndQuery);
        Assert.Equal(Api + second, Assert.IsType<SoundCloudApiException>(failure).Cursor);
    }

    [Fact]
    public async Task A_link_is_resolved_once_and_again_for_no_page()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(
            Answer.Redirect(Api + "/users/soundcloud:users:7"),
            Answer.Page([1], Api + "/x?cursor=1"),
            Answer.Page([2]));
        await stage.Client.Users.LikedTracks("jowymusic").ToListAsync();
        Assert.Equal(
            ["GET /resolve?url=https:%2F%2Fsoundcloud.com%2Fjowymusic", "GET /users/soundcloud:users:7/likes/tracks?limit=200&linked_partitioning=true", "GET /x?cursor=1"],
            stage.Service.Lines);
    }

    [Fact]
    public async Task Each_page_gets_the_token_that_is_current_when_it_is_asked_for()
    {
        using var stage = Stage.Renewable(TimeSpan.FromMinutes(10));
        stage.Service.Then(
            Answer.Page([1], Api + "/x?cursor=1"),
            Answer.Token("second-token", "second-refresh"),
            Answer.Page([2], Api + "/x?cursor=2"),
            Answer.Status(401),
            Answer.Token("third-token", "third-refresh"),
            Answer.Page([3]));
        await using var pages = stage.Client.Users.Tracks(7).AsPages().GetAsyncEnumerator();
        await pages.MoveNextAsync();
        stage.Time.Advance(TimeSpan.FromMinutes(9.5));
        await pages.MoveNextAsync();
        await pages.MoveNextAsync();
        Assert.Equal([3], pages.Current.Items.Numbers());
        Assert.Equal(
            ["OAuth the-user-token", null, "OAuth second-token", "OAuth second-token", null, "OAuth third-token"],
            stage.Service.Requests.Select(r => r.Authorization));
        Assert.Contains("refresh_token=second-refresh", stage.Service.Requests[4].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_by_page_nothing_is_asked_for_ahead()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Endless(until: 30));
        await using var pages = stage.Client.Users.Tracks(7, options: new() { PageSize = 10 }).AsPages().GetAsyncEnumerator();
        for (var number = 1; number <= 3; number++)
        {
            Assert.True(await pages.MoveNextAsync());
            Assert.Equal(number, pages.Current.Number);
            Assert.Equal(10, pages.Current.Items.Count);
            Assert.Equal(number == 3, pages.Current.NextCursor is null);
            Assert.Equal(number, stage.Service.Requests.Count);
        }
        Assert.False(await pages.MoveNextAsync());
    }

    [Fact]
    public async Task A_list_can_be_read_twice()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Endless(until: 5));
        var list = stage.Client.Users.Tracks(7);
        Assert.Equal((await list.ToListAsync()).Numbers(), (await list.ToListAsync()).Numbers());
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Two_lists_that_fail_for_one_reason_each_keep_their_own_page_and_cursor()
    {
        using var stage = Stage.Renewable();
        var gate = new Gate();
        stage.Service.Always(request => request.Uri.AbsolutePath switch
        {
            "/oauth/token" => Answer.Json("""{"error":"invalid_grant"}""", 400).Behind(gate.Opened),
            "/users/soundcloud:users:1/tracks" => Answer.Page([1], Api + "/one?cursor=1"),
            "/one" => Answer.Page([2], Api + "/last?cursor=1"),
            "/users/soundcloud:users:2/tracks" => Answer.Page([1], Api + "/last?cursor=2"),
            _ => Answer.Status(401),
        });
        var one = stage.Client.Users.Tracks(1).ToFailureAsync();
        var two = stage.Client.Users.Tracks(2).ToFailureAsync();
        await stage.Service.SentAsync(6);
        gate.Open();
        var first = Assert.IsType<SignInRequiredException>((await one).Failure);
        var second = Assert.IsType<SignInRequiredException>((await two).Failure);
        Assert.Equal((3, Api + "/last?cursor=1"), (first.Page!.Value, first.Cursor));
        Assert.Equal((2, Api + "/last?cursor=2"), (second.Page!.Value, second.Cursor));
        Assert.Single(stage.Service.Requests, r => r.Uri.AbsolutePath == "/oauth/token");
    }

    [Fact]
    public async Task A_search_sends_what_narrows_it_and_nothing_else()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("app"), Answer.Page([1]));
        await stage.Client.Search.Tracks(
            new()
            {
                Text = "lo-fi & \"beats\" +1",
                Genres = ["Hip Hop", "R&B"],
                MinimumBpm = 80,
                MaximumDuration = TimeSpan.FromMinutes(3),
                CreatedAfter = new DateTimeOffset(2024, 2, 29, 1, 30, 0, TimeSpan.FromHours(2)),
            },
            new() { First = 10 }).ToListAsync();
        var request = stage.Service.Requests[1];
        Assert.Equal(
            "/tracks?q=lo-fi%20%26%20%22beats%22%20%2B1&genres=Hip%20Hop,R%26B&bpm[from]=80&duration[to]=180000&created_at[from]=2024-02-28%2023:30:00&limit=10&linked_partitioning=true",
            request.PathAndQuery);
    }

    // Offset paging over tracks 1 to that many.
    private static Reply Endless(int until) => (request, stop) =>
    {
        var limit = int.Parse(request.Query("limit") ?? "50", CultureInfo.InvariantCulture);
        var offset = int.Parse(request.Query("offset") ?? "0", CultureInfo.InvariantCulture);
        var last = Math.Min(offset + limit, until);
        var next = last < until ? string.Create(CultureInfo.InvariantCulture, $"{Api}{request.Uri.AbsolutePath}?limit={limit}&linked_partitioning=true&offset={offset + limit}") : null;
        return Answer.Page(Answer.Ids(offset + 1, last), next)(request, stop);
    };
}
