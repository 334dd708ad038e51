using System.Text;

namespace SoundCloud.Tests;

public class WaveformTests
{
    private const string Body = """{"width":4,"height":140,"samples":[0,70,140,35]}""";

    [Theory]
    [InlineData("https://wave.sndcdn.com/abc_m.png", "https://wave.sndcdn.com/abc_m.json")]
    [InlineData("https://wave.sndcdn.com/abc_m.json", "https://wave.sndcdn.com/abc_m.json")]
    [InlineData("https://wave.sndcdn.com/a.b/abc_m.png?v=2", "https://wave.sndcdn.com/a.b/abc_m.json?v=2")]
    public async Task The_numbers_lie_beside_the_picture_and_are_asked_for_without_the_token(string picture, string asked)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json(Body));

        var waveform = await stage.Client.Tracks.GetWaveformAsync(new Track { WaveformUrl = picture });

        Assert.Equal(140, waveform.Height);
        Assert.Equal([0, 70, 140, 35], waveform.Samples);
        var sent = Assert.Single(stage.Service.Requests);
        Assert.Equal(asked, sent.Uri.AbsoluteUri);
        Assert.Null(sent.Authorization);
    }

    [Fact]
    public async Task Not_even_the_api_itself_gets_the_token_with_it()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json(Body));

        await stage.Client.Tracks.GetWaveformAsync(new Track { WaveformUrl = "https://api.soundcloud.com/waveforms/1.png" });

        Assert.Null(Assert.Single(stage.Service.Requests).Authorization);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_track_without_one_is_told_and_nothing_is_sent(string? address)
    {
        using var stage = Stage.Signed();

        await Assert.ThrowsAsync<NoWaveformException>(() => stage.Client.Tracks.GetWaveformAsync(new Track { Title = "New", WaveformUrl = address }));

        Assert.Empty(stage.Service.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://wave.sndcdn.com/abc_m.png")]
    [InlineData("nonsense")]
    public async Task An_address_that_is_not_of_the_web_is_not_asked(string address)
    {
        using var stage = Stage.Signed();

        await Assert.ThrowsAsync<InvalidRequestException>(() => stage.Client.Tracks.GetWaveformAsync(new Track { WaveformUrl = address }));

        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task A_refusal_is_the_services()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(404));

        var failure = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetWaveformAsync(new Track { WaveformUrl = "https://wave.sndcdn.com/abc_m.png" }));

        Assert.True(failure.IsNotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"height":140}""")]
    [InlineData("""{"samples":[1]}""")]
    [InlineData("""{"height":0,"samples":[1]}""")]
    [InlineData("""{"height":-1,"samples":[1]}""")]
    [InlineData("""{"height":140,"samples":[]}""")]
    [InlineData("""{"height":140,"samples":null}""")]
    [InlineData("""{"height":140,"samples":["1"]}""")]
    [InlineData("""{"height":140,"samples":[[1]]}""")]
    [InlineData("""{"height":140,"samples":[-1]}""")]
    [InlineData("""{"height":140,"samples":[1e400]}""")]
    [InlineData("""{"height":140,"samples":[1,2""")]
    [InlineData("<svg/>")]
    public void What_is_no_waveform_is_an_error_of_the_protocol(string body) =>
        Assert.Throws<ProtocolException>(() => Waveform.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Other_members_and_fractions_do_no_harm()
    {
        var waveform = Waveform.Read("""{"more":{"samples":[9]},"samples":[1.9,2],"height":3.0,"last":[[]]}"""u8);

        Assert.Equal([1, 2], waveform.Samples);
        Assert.Equal(3, waveform.Height);
    }

    [Theory]
    [InlineData(4, new[] { 0, 0.5, 1, 0.25 })]
    [InlineData(2, new[] { 0.25, 0.625 })]
    [InlineData(1, new[] { 0.4375 })]
    [InlineData(8, new[] { 0, 0, 0.5, 0.5, 1, 1, 0.25, 0.25 })]
    public void Levels_are_the_mean_of_what_falls_into_a_step(int count, double[] levels) =>
        Assert.Equal(levels, Waveform.Read(Encoding.UTF8.GetBytes(Body)).Levels(count));

    [Fact]
    public void Every_sample_falls_into_exactly_one_step()
    {
        var samples = Enumerable.Range(1, 1800).ToList();
        var waveform = new Waveform { Samples = samples, Height = 1800 };

        for (var count = 1; count <= 1800; count += 7)
        {
            var levels = waveform.Levels(count);
            Assert.Equal(count, levels.Count);
            Assert.All(levels, level => Assert.InRange(level, 0, 1));
            Assert.Equal(levels.Order(), levels);
        }
    }

    [Fact]
    public void A_sample_above_the_scale_is_at_its_top() =>
        Assert.Equal([1.0], new Waveform { Samples = [int.MaxValue], Height = 140 }.Levels(1));
}
