namespace SoundCloud.Tests;

/// <summary>Answers of status 200 that are not what was asked for.</summary>
public class UnaskedTests
{
    private const string Api = "https://api.soundcloud.com";

    public static TheoryData<string> Reads => ["track", "user", "me", "playlist", "updated track", "updated playlist", "new playlist", "comment"];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Nothing_that_names_it_is_no_thing(string kind)
    {
        foreach (var body in new[] { "{}", "null", "", " \r\n", "[]", "42", """{"title":"a"}""", """{"id":0,"urn":"","uri":""}""", """{"id":null,"urn":null}""", """{"id":"x"}""", $$"""{"kind":"{{Word(kind)}}"}""" })
        {
            using var stage = Stage.Signed();
            stage.Service.Then(Answer.Json(body));
            await Assert.ThrowsAsync<ProtocolException>(() => ReadAsync(stage, kind));
            Assert.Single(stage.Service.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_thing_of_another_kind_is_another_answer(string kind)
    {
        foreach (var (word, noun) in new[] { ("track", "tracks"), ("user", "users"), ("playlist", "playlists"), ("comment", "comments") })
        {
            using var stage = Stage.Signed();
            stage.Service.Always(Answer.Json($$"""{"kind":"{{word}}","urn":"soundcloud:{{noun}}:5"}"""));
            if (word == Word(kind))
                await ReadAsync(stage, kind);
            else
                await Assert.ThrowsAsync<ProtocolException>(() => ReadAsync(stage, kind));
            // Each of the two is enough.
            foreach (var body in new[] { $$"""{"kind":"{{word}}","id":5}""", $$"""{"urn":"soundcloud:{{noun}}:5"}""" })
            {
                stage.Service.Always(Answer.Json(body));
                if (word == Word(kind))
                    await ReadAsync(stage, kind);
                else
                    await Assert.ThrowsAsync<ProtocolException>(() => ReadAsync(stage, kind));
            }
        }
    }

    [Theory]
    [InlineData("""{"error":"forbidden"}""", "forbidden")]
    [InlineData("""{"errors":[{"error_message":"not for you"}]}""", "not for you")]
    [InlineData("""{"errors":["not for you"],"status":"403 - Forbidden"}""", "not for you")]
    [InlineData("""{"code":403,"message":"no access","errors":[]}""", "no access")]
    [InlineData("""{"error":"the-user-token is bad"}""", "is bad")]
    public async Task The_error_that_an_answer_carries_is_told(string body, string said)
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Answer.Json(body));
        foreach (var read in new Func<Task>[]
        {
            () => stage.Client.Tracks.GetAsync(1), () => stage.Client.Users.GetAsync(SoundCloudId.Me), () => stage.Client.Streams.GetAsync(1),
            () => stage.Client.Users.Tracks(7).ToListAsync(), () => stage.Client.Tracks.AddCommentAsync(1, "x"),
            async () => throw (await stage.Client.Tracks.GetManyAsync([1, 2]).ToListAsync())[1].Error!,
        })
        {
            var e = await Assert.ThrowsAsync<ProtocolException>(read);
            Assert.Contains(said, e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Stage.UserToken, e.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"urn":"soundcloud:tracks:6"}""")]
    [InlineData("""{"kind":"track","id":6}""")]
    public async Task Another_id_than_the_one_asked_for_is_told(string body)
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Answer.Json(body));
        foreach (var read in new Func<Task>[] { () => stage.Client.Tracks.GetAsync(5), () => stage.Client.Tracks.UpdateAsync(5, new() { Title = "x" }) })
        {
            var e = await Assert.ThrowsAsync<ProtocolException>(read);
            Assert.Contains("soundcloud:tracks:5", e.Message, StringComparison.Ordinal);
            Assert.Contains("soundcloud:tracks:6", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"urn":"soundcloud:tracks:5"}""")]
    [InlineData("""{"urn":"SOUNDCLOUD:tracks:05"}""")]
    [InlineData("""{"id":5}""")]
    [InlineData("""{"id":"5","kind":"track"}""")]
    [InlineData("""{"kind":"sound","urn":"soundcloud:tracks:5"}""")]
    [InlineData("""{"uri":"https://api.soundcloud.com/tracks/5"}""")]
    public async Task What_is_the_thing_in_any_form_is_taken(string body)
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Answer.Json(body));
        await stage.Client.Tracks.GetAsync(5);
        await stage.Client.Tracks.GetAsync("https://api.soundcloud.com/tracks/5?secret_token=s-1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thing_that_was_merged_into_another_is_that_one(bool isCached)
    {
        using var stage = Stage.Signed(o => o with { CacheTtl = isCached ? TimeSpan.FromMinutes(5) : null });
        stage.Service.Always(request => request.PathAndQuery.EndsWith(":5", StringComparison.Ordinal) ? Answer.Redirect("/tracks/soundcloud:tracks:6", 301) : Answer.Track(6));
        for (var i = 0; i < 2; i++)
            Assert.Equal("soundcloud:tracks:6", (await stage.Client.Tracks.GetAsync(5)).Urn);
        Assert.Equal(isCached ? 2 : 4, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_playlist_of_the_service_itself_is_one()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("""{"collection":[{"kind":"playlist","urn":"soundcloud:playlists:1"},{"kind":"system-playlist","urn":"soundcloud:system-playlists:artist-stations:5"}]}"""));
        Assert.Equal(2, (await stage.Client.Users.LikedPlaylists(SoundCloudId.Me).ToListAsync()).Count);
        Assert.Empty(stage.Observer.Notices);
    }

    [Fact]
    public async Task In_a_list_it_costs_that_item_alone_and_is_told_and_counted()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json($$"""
            {"collection":[{{Answer.TrackJson(1)}},{},{"title":"x","duration":"long"},{"kind":"user","id":5},{"urn":"soundcloud:users:5"},{"error":"gone"},{{Answer.TrackJson(2)}}],"next_href":null}
            """));
        Assert.Equal([1, 2], (await stage.Client.Users.Tracks(7).ToListAsync()).Numbers());
        Assert.Contains(
            "6 fields could not be read: collection[1] (no id), collection[2].duration (string), collection[2] (no id), collection[3] (another kind), collection[4] (another kind), collection[5] (no id)",
            Assert.Single(stage.Observer.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_another_kind_altogether_is_another_answer()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("""{"collection":[{"kind":"user","urn":"soundcloud:users:1"},{"kind":"user","urn":"soundcloud:users:2"}]}"""));
        Assert.Equal(1, (await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Users.Tracks(7).ToListAsync())).Page);
    }

    [Fact]
    public async Task Lists_of_what_has_no_id_keep_what_says_anything()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(
            Answer.Json("""{"collection":[{"type":"track"},{},{"origin":{"kind":"track","id":1}}]}"""),
            Answer.Json("""[{"url":"https://a"},{},{"service":"instagram"}]"""),
            Answer.Json("""[{"id":1},{},{"display_name":"x"}]"""));
        Assert.Equal(2, (await stage.Client.Me.Feed().ToListAsync()).Count);
        Assert.Equal(2, (await stage.Client.Users.WebProfiles(7).ToListAsync()).Count);
        Assert.Equal(2, (await stage.Client.Me.Connections().ToListAsync()).Count);
        Assert.Equal(3, stage.Observer.Notices.Count);
    }

    [Fact]
    public async Task An_item_that_a_batch_cannot_name_is_asked_for_alone()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json($$"""{"collection":[{{Answer.TrackJson(1)}},{"title":"x"}],"next_href":null}"""), Answer.Track(2));
        Assert.Equal([1, 2], (await stage.Client.Tracks.GetManyAsync([1, 2]).ToListAsync()).Select(r => r.Item!).Numbers());
    }

    private static string Word(string kind) => kind switch
    {
        "me" => "user",
        "updated track" => "track",
        "updated playlist" or "new playlist" => "playlist",
        _ => kind,
    };

    private static Task ReadAsync(Stage stage, string kind) => kind switch
    {
        "track" => stage.Client.Tracks.GetAsync(5),
        "user" => stage.Client.Users.GetAsync(5),
        "me" => stage.Client.Users.GetAsync(SoundCloudId.Me),
        "playlist" => stage.Client.Playlists.GetAsync(5),
        "updated track" => stage.Client.Tracks.UpdateAsync(5, new() { Title = "x" }),
        "updated playlist" => stage.Client.Playlists.UpdateAsync(5, new() { Title = "x" }),
        "new playlist" => stage.Client.Playlists.CreateAsync(new() { Title = "x" }),
        _ => stage.Client.Tracks.AddCommentAsync(5, "x"),
    };
}
