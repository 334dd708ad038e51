namespace SoundCloud.Tests;

public class OriginTests
{
    [Theory]
    [InlineData("https://api.soundcloud.com/tracks", true)]
    [InlineData("https://api.soundcloud.com:443/", true)]
    [InlineData("HTTPS://API.SOUNDCLOUD.COM/x", true)]
    [InlineData("http://api.soundcloud.com/", false)]
    [InlineData("http://api.soundcloud.com:443/", false)]
    [InlineData("https://api.soundcloud.com:444/", false)]
    [InlineData("https://api.soundcloud.com./", false)]
    [InlineData("https://api.soundcloud.com.evil.example/", false)]
    [InlineData("https://evil.example/?https://api.soundcloud.com/", false)]
    [InlineData("https://evil.example/#https://api.soundcloud.com/", false)]
    [InlineData("https://api.soundcloud.com@evil.example/", false)]
    [InlineData("https://a@api.soundcloud.com/", false)]
    [InlineData("https://xapi.soundcloud.com/", false)]
    [InlineData("https://soundcloud.com/", false)]
    [InlineData("https://secure.soundcloud.com/", false)]
    [InlineData("https://api.sоundcloud.com/", false)]
    public void The_same_origin_is_the_same_scheme_host_and_port_and_no_user(string address, bool isSame) =>
        Assert.Equal(isSame, Origin.IsSame(new(address), new("https://api.soundcloud.com")));

    [Theory]
    [InlineData("http://127.0.0.1:8730/")]
    [InlineData("http://localhost:8730/")]
    [InlineData("http://[::1]:8730/")]
    [InlineData("https://proxy.example/soundcloud")]
    public void Https_anywhere_and_http_on_loopback_can_be_the_API(string address) =>
        Assert.Equal(address, new SoundCloudClientOptions { ApiUri = new(address) }.ApiUri.AbsoluteUri);

    [Theory]
    [InlineData("http://api.soundcloud.com/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("ftp://api.soundcloud.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:password@api.soundcloud.com/")]
    public void An_address_that_would_show_the_token_to_others_is_refused(string address)
    {
        Assert.Throws<InvalidRequestException>(() => new SoundCloudClientOptions { ApiUri = new(address) });
        Assert.Throws<InvalidRequestException>(() => new SoundCloudClientOptions { AuthUri = new(address) });
        var e = Assert.Throws<InvalidRequestException>(() => new SoundCloudClientOptions { TokenUri = new(address) });
        Assert.DoesNotContain("password@", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_below_a_path_keeps_its_path()
    {
        using var stage = Stage.Signed(o => o with { ApiUri = new("https://proxy.example/soundcloud/") });
        stage.Service.Then(Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("https://proxy.example/soundcloud/tracks/soundcloud:tracks:1", stage.Service.Requests[0].Uri.AbsoluteUri);
        Assert.Equal("OAuth the-user-token", stage.Service.Requests[0].Authorization);
    }
}
