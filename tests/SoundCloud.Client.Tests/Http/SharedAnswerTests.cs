namespace SoundCloud.Tests;

public class SharedAnswerTests
{
    private static readonly EntrySeal Seal = new(new byte[EntrySeal.KeyLength]);

    private readonly FakeTimeProvider _time = new();
    private readonly MemoryAccountStore _memory;

    public SharedAnswerTests() => _memory = new(_time);

    [Fact]
    public async Task What_one_machine_read_another_does_not_ask_for()
    {
        using var first = Machine();
        using var second = Machine();
        for (var id = 1; id <= 20; id++)
        {
            await first.Client.Tracks.GetAsync(id);
            Assert.Equal($"Track {id}", (await second.Client.Tracks.GetAsync(id)).Title);
        }
        Assert.Equal(20, first.Service.Requests.Count);
        Assert.Empty(second.Service.Requests);
    }

    [Fact]
    public async Task A_change_on_one_machine_makes_the_answers_of_all_old()
    {
        using var first = Machine();
        using var second = Machine();
        await first.Client.Tracks.GetAsync(1);
        await second.Client.Tracks.GetAsync(1);
        await second.Client.Likes.AddTrackAsync(1);
        await first.Client.Tracks.GetAsync(1);
        Assert.Equal(2, first.Service.Requests.Count);
    }

    [Fact]
    public async Task An_answer_is_old_everywhere_at_the_same_time()
    {
        using var first = Machine();
        using var second = Machine();
        await first.Client.Tracks.GetAsync(1);
        _time.Advance(TimeSpan.FromSeconds(29));
        await second.Client.Tracks.GetAsync(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await second.Client.Tracks.GetAsync(1);
        Assert.Single(second.Service.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_in_memory_is_not_asked_for_again()
    {
        using var stage = Machine();
        await stage.Client.Tracks.GetAsync(1);
        var before = _memory.Asked;
        await stage.Client.Tracks.GetAsync(1);
        // The generation alone.
        Assert.Equal(1, _memory.Asked - before);
    }

    [Fact]
    public async Task A_store_that_is_away_is_a_miss_and_one_notice()
    {
        using var stage = Machine();
        await stage.Client.Tracks.GetAsync(1);
        _memory.IsAway = true;
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(2);
        Assert.Equal(3, stage.Service.Requests.Count);
        Assert.Single(stage.Observer.Notices);
    }

    [Fact]
    public async Task Another_key_is_another_cache()
    {
        using var first = Machine();
        using var second = Machine(new(Enumerable.Repeat((byte)1, EntrySeal.KeyLength).ToArray()));
        await first.Client.Tracks.GetAsync(1);
        await second.Client.Tracks.GetAsync(1);
        Assert.Single(second.Service.Requests);
        Assert.Empty(second.Observer.Notices);
    }

    [Fact]
    public async Task Where_a_link_leads_is_shared_and_nothing_can_be_read_in_the_store()
    {
        using var first = Machine();
        using var second = Machine();
        first.Service.Always(Answer.Redirect("https://api.soundcloud.com/tracks/soundcloud%3Atracks%3A7"));
        var found = await first.Client.Resolve.GetIdAsync("https://soundcloud.com/a/b");
        Assert.Equal(found, await second.Client.Resolve.GetIdAsync("https://soundcloud.com/a/b"));
        Assert.Empty(second.Service.Requests);
        foreach (var key in _memory.Keys)
        {
            Assert.Matches("^[0-9A-F]{32}$", key);
            Assert.DoesNotContain("soundcloud", System.Text.Encoding.Latin1.GetString((await _memory.GetAsync(key, CancellationToken.None))!), StringComparison.OrdinalIgnoreCase);
        }
    }

    // A user's account on a machine.
    private Stage Machine(EntrySeal? seal = null)
    {
        var stage = Stage.With(o => o with
        {
            TimeProvider = _time,
            Credentials = new(Stage.ClientId, Stage.ClientSecret),
            Token = new("user", grant: Grant.AuthorizationCode),
            Account = "me",
            CacheTtl = TimeSpan.FromSeconds(30),
            Cache = new SharedAnswers(new SealedValues(_memory, seal ?? Seal), _time),
        });
        stage.Service.Always(request => request.Method == "GET" ? Answer.Track(long.Parse(request.Uri.AbsolutePath.Split(["%3A", ":"], StringSplitOptions.None)[^1], System.Globalization.CultureInfo.InvariantCulture)) : Answer.Json("{}"));
        return stage;
    }
}
