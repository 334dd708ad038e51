namespace SoundCloud.Tests;

public class SoundCloudIdTests
{
    [Theory]
    [InlineData("123", "soundcloud:tracks:123")]
    [InlineData("  123 ", "soundcloud:tracks:123")]
    [InlineData("000123", "soundcloud:tracks:123")]
    [InlineData("2147483648", "soundcloud:tracks:2147483648")]
    [InlineData("9999999999999999999", "soundcloud:tracks:9999999999999999999")]
    [InlineData("soundcloud:tracks:123", "soundcloud:tracks:123")]
    [InlineData("SoundCloud:Tracks:123", "soundcloud:tracks:123")]
    [InlineData("soundcloud:tracks:00123", "soundcloud:tracks:123")]
    [InlineData("soundcloud:tracks:aB-c_9.x", "soundcloud:tracks:aB-c_9.x")]
    [InlineData("https://api.soundcloud.com/tracks/123", "soundcloud:tracks:123")]
    [InlineData("https://api.soundcloud.com/tracks/soundcloud:tracks:123", "soundcloud:tracks:123")]
    [InlineData("https://api.soundcloud.com/tracks/soundcloud%3Atracks%3A123", "soundcloud:tracks:123")]
    [InlineData("https://api.soundcloud.com/tracks/123/stream", "soundcloud:tracks:123")]
    [InlineData("http://127.0.0.1:8730/tracks/123", "soundcloud:tracks:123")]
    [InlineData("https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F123&color=%23ff5500", "soundcloud:tracks:123")]
    [InlineData("https://w.soundcloud.com/player/?visual=true&url=https%3A//api.soundcloud.com/tracks/soundcloud%253Atracks%253A123", "soundcloud:tracks:123")]
    [InlineData("w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F123", "soundcloud:tracks:123")]
    [InlineData("<iframe width=\"100%\" src=\"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123&amp;color=%23ff5500\"></iframe><div>more</div>", "soundcloud:tracks:123")]
    public void A_number_a_URN_and_an_API_address_give_the_URN(string text, string urn)
    {
        var id = SoundCloudId.Parse(text, ResourceKind.Track);
        Assert.Equal(urn, id.ToUrn(ResourceKind.Track));
        Assert.Null(id.Link);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("000")]
    [InlineData("-1")]
    [InlineData("-123")]
    [InlineData("1.5")]
    [InlineData("12345678901234567890")]
    [InlineData("999999999999999999999999999999")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("not an id")]
    [InlineData("a//b")]
    [InlineData("/jowymusic")]
    [InlineData("a/b/c/d/e")]
    [InlineData("jöwy")]
    [InlineData("soundcloud:tracks:")]
    [InlineData("soundcloud:tracks")]
    [InlineData("soundcloud:albums:1")]
    [InlineData("soundcloud:tracks:1:2")]
    [InlineData("soundcloud:tracks:1/2")]
    [InlineData("soundcloud:tracks:1?x")]
    [InlineData("https://api.soundcloud.com/tracks")]
    [InlineData("https://api.soundcloud.com/albums/1")]
    [InlineData("https://api.soundcloud.com/tracks/soundcloud:users:1")]
    [InlineData("https://api.soundcloud.com/tracks/0")]
    [InlineData("https://soundcloud.com/")]
    [InlineData("https://soundcloud.com")]
    [InlineData("https://user:password@soundcloud.com/a/b")]
    [InlineData("https://soundcloud.com.evil.example/a/b")]
    [InlineData("https://evilsoundcloud.com/a/b")]
    [InlineData("ftp://soundcloud.com/a/b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://w.soundcloud.com/player/")]
    [InlineData("https://w.soundcloud.com/player/?url=https%3A%2F%2Fexample.com%2Fa")]
    [InlineData("https://w.soundcloud.com/player/?url=https%3A%2F%2Fw.soundcloud.com%2Fplayer%2F%3Furl%3D5")]
    [InlineData("https://w.soundcloud.com.evil.example/player/?url=5")]
    [InlineData("<iframe></iframe>")]
    [InlineData("<iframe src=\"")]
    [InlineData("<iframe src=\"javascript:alert(1)\"></iframe>")]
    public void What_is_no_id_is_refused(string? text)
    {
        Assert.False(SoundCloudId.TryParse(text, ResourceKind.Unknown, out var id));
        Assert.True(id.IsEmpty);
        Assert.Throws<InvalidIdException>(() => SoundCloudId.Parse(text));
    }

    [Fact]
    public void A_text_of_any_length_is_refused_and_not_searched() =>
        Assert.False(SoundCloudId.TryParse(new string('a', 5000), ResourceKind.Unknown, out _));

    [Theory]
    [InlineData("https://soundcloud.com/jowymusic", "https://soundcloud.com/jowymusic", ResourceKind.User)]
    [InlineData("http://soundcloud.com/jowymusic", "https://soundcloud.com/jowymusic", ResourceKind.User)]
    [InlineData("soundcloud.com/jowymusic", "https://soundcloud.com/jowymusic", ResourceKind.User)]
    [InlineData("https://www.soundcloud.com/a/b", "https://www.soundcloud.com/a/b", ResourceKind.Track)]
    [InlineData("https://m.soundcloud.com/a/b", "https://m.soundcloud.com/a/b", ResourceKind.Track)]
    [InlineData("HTTPS://SoundCloud.com/A/b", "https://soundcloud.com/A/b", ResourceKind.Track)]
    [InlineData("https://soundcloud.com/a/b/", "https://soundcloud.com/a/b/", ResourceKind.Track)]
    [InlineData("https://soundcloud.com/a/b?si=1&utm_source=x", "https://soundcloud.com/a/b?si=1&utm_source=x", ResourceKind.Track)]
    [InlineData("https://soundcloud.com/a/sets/b", "https://soundcloud.com/a/sets/b", ResourceKind.Playlist)]
    [InlineData("https://soundcloud.com/a/sets/b/s-AbC", "https://soundcloud.com/a/sets/b/s-AbC", ResourceKind.Playlist)]
    [InlineData("https://soundcloud.com/a/b/s-AbC", "https://soundcloud.com/a/b/s-AbC", ResourceKind.Track)]
    [InlineData("https://on.soundcloud.com/AbCdE", "https://on.soundcloud.com/AbCdE", ResourceKind.Unknown)]
    [InlineData("on.soundcloud.com/AbCdE", "https://on.soundcloud.com/AbCdE", ResourceKind.Unknown)]
    [InlineData("jowymusic", "https://soundcloud.com/jowymusic", ResourceKind.User)]
    [InlineData("-_-", "https://soundcloud.com/-_-", ResourceKind.User)]
    [InlineData("2pac", "https://soundcloud.com/2pac", ResourceKind.User)]
    [InlineData("a/b", "https://soundcloud.com/a/b", ResourceKind.Track)]
    [InlineData("a/sets/b", "https://soundcloud.com/a/sets/b", ResourceKind.Playlist)]
    public void A_link_or_a_permalink_waits_to_be_resolved_and_knows_its_kind(string text, string link, ResourceKind kind)
    {
        var id = SoundCloudId.Parse(text);
        Assert.Equal(link, id.Link);
        Assert.Equal(kind, id.Kind);
        Assert.Throws<InvalidIdException>(() => id.ToUrn(kind));
    }

    [Theory]
    [InlineData("https://api.soundcloud.com/tracks/123?secret_token=s-AbC")]
    [InlineData("https://api.soundcloud.com/tracks/soundcloud%3Atracks%3A123?x=1&secret_token=s-AbC")]
    public void The_secret_token_of_a_private_address_is_kept(string text)
    {
        var id = SoundCloudId.Parse(text, ResourceKind.Track);
        Assert.Equal("s-AbC", id.SecretToken);
        Assert.Equal("soundcloud:tracks:123", id.ToUrn(ResourceKind.Track));
    }

    [Theory]
    [InlineData("soundcloud:users:1")]
    [InlineData("https://api.soundcloud.com/users/1")]
    [InlineData("https://soundcloud.com/jowymusic")]
    [InlineData("jowymusic")]
    [InlineData("me")]
    [InlineData("https://soundcloud.com/a/sets/b")]
    public void Another_kind_of_thing_is_refused_where_a_track_is_asked_for(string text)
    {
        var refused = Assert.Throws<InvalidIdException>(() => SoundCloudId.Parse(text, ResourceKind.Track));
        Assert.Equal(text, refused.Value);
        Assert.Contains("track", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Me_is_the_signed_in_user_and_nothing_else()
    {
        Assert.True(SoundCloudId.Parse("me", ResourceKind.User).IsMe);
        Assert.True(SoundCloudId.Parse("ME").IsMe);
        Assert.Equal(SoundCloudId.Me, SoundCloudId.Parse("me"));
        Assert.False(SoundCloudId.Me.Fits(ResourceKind.Playlist));
        Assert.Throws<InvalidIdException>(() => SoundCloudId.Me.ToUrn(ResourceKind.User));
        Assert.Equal("me", SoundCloudId.Me.ToString());
    }

    [Fact]
    public void A_bare_number_takes_the_kind_of_the_place_it_stands_in()
    {
        SoundCloudId id = 42;
        Assert.Equal(ResourceKind.Unknown, id.Kind);
        Assert.Equal("soundcloud:tracks:42", id.ToUrn(ResourceKind.Track));
        Assert.Equal("soundcloud:users:42", id.ToUrn(ResourceKind.User));
        Assert.Throws<InvalidIdException>(() => SoundCloudId.Parse("soundcloud:users:42").ToUrn(ResourceKind.Track));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_number_below_one_is_refused(long number) => Assert.Throws<InvalidIdException>(() => SoundCloudId.FromInt64(number));

    [Fact]
    public void Two_writings_of_one_thing_are_equal()
    {
        var urn = SoundCloudId.Parse("soundcloud:tracks:7");
        var address = SoundCloudId.Parse("https://api.soundcloud.com/tracks/7");
        var number = SoundCloudId.Parse("007", ResourceKind.Track);
        Assert.True(urn == address);
        Assert.Equal(urn, number);
        Assert.Equal(urn.GetHashCode(), address.GetHashCode());
        Assert.True(urn.Equals((object)number));
        Assert.True(urn != SoundCloudId.Parse("soundcloud:users:7"));
        Assert.False(urn.Equals((object)"soundcloud:tracks:7"));
        Assert.Equal(default(SoundCloudId), default);
        Assert.True(default(SoundCloudId).IsEmpty);
        Assert.False(default(SoundCloudId).Fits(ResourceKind.Track));
    }
}
