using System.Reflection;
using System.Text;
using System.Text.Json;

namespace SoundCloud.Tests;

public class ModelTests
{
    [Fact]
    public void The_example_of_a_track_is_read_in_full()
    {
        var track = Read(Examples.Track, Track.Shape);
        Assert.Equal("Some title", track.Title);
        Assert.Equal("soundcloud:tracks:1234", track.Urn);
        Assert.Equal(TimeSpan.FromSeconds(40), track.Duration);
        Assert.Equal(new DateTimeOffset(2019, 1, 15, 15, 40, 49, TimeSpan.Zero), track.CreatedAt);
        Assert.Equal((8027L, 271L, 18L, 4L, 0L), (track.PlaybackCount!.Value, track.FavoritingsCount!.Value, track.RepostsCount!.Value, track.CommentCount!.Value, track.DownloadCount!.Value));
        Assert.Equal((2019, 8, 22), (track.ReleaseYear!.Value, track.ReleaseMonth!.Value, track.ReleaseDay!.Value));
        Assert.Equal(("playable", "public", "all-rights-reserved"), (track.Access, track.Sharing, track.License));
        Assert.True(track.UserFavorite);
        Assert.False(track.Downloadable);
        Assert.Null(track.Bpm);
        Assert.Equal("some.user", track.User!.Username);
        Assert.Equal("Some title", track.ToString());
        EveryScalarIsRead(Examples.Track, track);
    }

    [Fact]
    public void The_example_of_a_user_is_read_in_full_and_what_is_new_is_kept()
    {
        var user = Read(Examples.User, User.Shape);
        Assert.Equal("some.user", user.ToString());
        Assert.Equal(new DateTimeOffset(2020, 1, 3, 12, 8, 25, TimeSpan.Zero), user.LastModified);
        Assert.Equal(20, user.PublicFavoritesCount);
        EveryScalarIsRead(Examples.User, user, "myspace_name", "upload_seconds_left");
        Assert.Equal(["myspace_name", "upload_seconds_left"], user.AdditionalProperties.Keys.Order(StringComparer.Ordinal));
        Assert.Null(user.AdditionalProperties["myspace_name"]);
        Assert.Equal(10800L, user.AdditionalProperties["upload_seconds_left"]);
        Assert.Contains("some.name", user.Subscriptions, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_a_playlist_is_read_in_full_with_its_tracks()
    {
        var playlist = Read(Examples.Playlist, Playlist.Shape);
        Assert.Equal("permalink", playlist.ToString());
        Assert.Equal(TimeSpan.FromSeconds(11), playlist.Duration);
        Assert.Equal("Some title", Assert.Single(playlist.Tracks!).Title);
        Assert.Equal(1234, playlist.UserId);
        Assert.Null(playlist.Unknown);
        EveryScalarIsRead(Examples.Playlist, playlist);
    }

    [Fact]
    public void The_example_of_me_is_read_in_full()
    {
        var me = Read(Examples.Me, Me.Shape);
        Assert.True(me.PrimaryEmailConfirmed);
        Assert.Equal((600L, 10200L, false), (me.Quota!.UploadSecondsUsed!.Value, me.Quota.UploadSecondsLeft!.Value, me.Quota.UnlimitedUploadQuota!.Value));
        Assert.Equal("10200 s left", me.Quota.ToString());
        Assert.Equal((7L, 6L, "en"), (me.PrivateTracksCount!.Value, me.PrivatePlaylistsCount!.Value, me.Locale));
        EveryScalarIsRead(Examples.Me, me);
    }

    [Fact]
    public void An_account_without_a_limit_has_no_seconds_left()
    {
        var me = Read("""{"quota":{"unlimited_upload_quota":true,"upload_seconds_used":1,"upload_seconds_left":null},"upload_seconds_left":null}""", Me.Shape);
        Assert.True(me.Quota!.UnlimitedUploadQuota);
        Assert.Null(me.Quota.UploadSecondsLeft);
        Assert.Equal(("unlimited", "unknown"), (me.Quota.ToString(), new UploadQuota().ToString()));
        Assert.Null(me.UploadSecondsLeft);
    }

    [Fact]
    public void Where_nothing_is_new_nothing_is_kept()
    {
        var track = Read(Examples.Track, Track.Shape);
        Assert.Null(track.Unknown);
        Assert.Empty(track.AdditionalProperties);
        Assert.Same(track.AdditionalProperties, Read("{}", Track.Shape).AdditionalProperties);
    }

    [Fact]
    public void What_is_new_comes_as_plain_values()
    {
        var track = Read(
            """{"a":"t","b":1,"c":1.5,"d":true,"e":null,"f":[1,[2],{"x":"y"}],"g":{"h":{"i":18446744073709551615}},"Title":"other","j":"\ud800","k":{"\ud800":1,"x":1,"x":2},"l":1e999}""",
            Track.Shape).AdditionalProperties;
        Assert.Equal("t", track["a"]);
        Assert.Equal(1L, track["b"]);
        Assert.Equal(1.5, track["c"]);
        Assert.Equal(true, track["d"]);
        Assert.Null(track["e"]);
        Assert.Equal(2L, Assert.IsType<object?[]>(Assert.IsType<object?[]>(track["f"])[1])[0]);
        Assert.Equal(18446744073709551615.0, Inner(Inner(track["g"])["h"])["i"]);
        Assert.Equal("other", track["Title"]);
        Assert.IsType<string>(track["j"]);
        Assert.Equal(2L, Inner(track["k"])["x"]);
        Assert.IsType<double>(track["l"]);

        static Dictionary<string, object?> Inner(object? value) => Assert.IsType<Dictionary<string, object?>>(value);
    }

    public static TheoryData<string> Oddities => new()
    {
        "null", "\"\"", "\"text\"", "\"\\ud800\"", "\"\\u0031\"", "0", "-1", "1.5", "1e400", "-1e400", "99999999999999999999999",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "true", "false", "[]", "[[[1]]]", "{}", "{\"a\":{\"b\":[]}}",
        "\"2019/13/45 99:99:99 +9999\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"" + new string('9', 400) + "\"",
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public void A_scalar_of_any_type_costs_that_member_only(string odd)
    {
        Check(Track.Shape);
        Check(User.Shape);
        Check(Playlist.Shape);
        Check(Me.Shape);

        void Check<T>(Shape<T> shape)
            where T : Resource
        {
            foreach (var property in Scalars(typeof(T)))
            {
                var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
                var read = Read($$"""{"{{name}}":{{odd}},"kind":"k","urn":"u"}""", shape);
                Assert.Equal("u", read.Urn);
                if (odd == "null" && name is not ("kind" or "urn"))
                    Assert.Null(property.GetValue(read));
            }
        }
    }

    [Theory]
    [InlineData("\"8027\"", 8027L)]
    [InlineData("8027.0", 8027L)]
    [InlineData("8027.9", 8027L)]
    [InlineData("8.027e3", 8027L)]
    [InlineData("\"eight\"", null)]
    [InlineData("\"8027x\"", null)]
    [InlineData("true", null)]
    public void A_count_is_read_from_what_can_mean_one(string value, long? expected) =>
        Assert.Equal(expected, Read($$"""{"playback_count":{{value}}}""", Track.Shape).PlaybackCount);

    [Theory]
    [InlineData("123.5", 123.5)]
    [InlineData("\"123.5\"", 123.5)]
    [InlineData("120", 120.0)]
    [InlineData("\"fast\"", null)]
    public void A_tempo_is_read_from_what_can_mean_one(string value, double? expected) =>
        Assert.Equal(expected, Read($$"""{"bpm":{{value}}}""", Track.Shape).Bpm);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"True\"", true)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("\"yes\"", null)]
    [InlineData("[]", null)]
    public void A_flag_is_read_from_what_can_mean_one(string value, bool? expected) =>
        Assert.Equal(expected, Read($$"""{"streamable":{{value}}}""", Track.Shape).Streamable);

    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("true", "true")]
    [InlineData("""["DE","FR"]""", """["DE","FR"]""")]
    [InlineData("\"a\\u00e9\"", "aé")]
    public void A_text_is_read_from_anything(string value, string expected) =>
        Assert.Equal(expected, Read($$"""{"available_country_codes":{{value}}}""", Track.Shape).AvailableCountryCodes);

    [Theory]
    [InlineData("40000", 40_000.0)]
    [InlineData("\"40000\"", 40_000.0)]
    [InlineData("40000.7", 40_000.0)]
    [InlineData("9223372036854775807", null)]
    [InlineData("{}", null)]
    public void A_duration_is_milliseconds(string value, double? milliseconds) =>
        Assert.Equal(milliseconds, Read($$"""{"duration":{{value}}}""", Track.Shape).Duration?.TotalMilliseconds);

    [Theory]
    [InlineData("\"2019/01/15 15:40:49 +0000\"")]
    [InlineData("\"2019-01-15T15:40:49Z\"")]
    [InlineData("\"2019\\/01\\/15 15:40:49 +0000\"")]
    public void A_date_is_read_in_both_formats(string value) =>
        Assert.Equal(new DateTimeOffset(2019, 1, 15, 15, 40, 49, TimeSpan.Zero), Read($$"""{"created_at":{{value}}}""", Track.Shape).CreatedAt);

    private static T Read<T>(string json, Shape<T> shape)
        where T : class => ModelReader.Read(Encoding.UTF8.GetBytes(json), shape, out _);

    private static IEnumerable<PropertyInfo> Scalars(Type type) => type.GetProperties()
        .Where(p => p.CanWrite && (p.PropertyType == typeof(string) || Nullable.GetUnderlyingType(p.PropertyType) is not null));

    // Every non-null member of the example must set a property.
    private static void EveryScalarIsRead(string json, object model, params string[] unknown)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject().Where(m => !unknown.Contains(m.Name, StringComparer.Ordinal)))
        {
            var property = Assert.Single(model.GetType().GetProperties(), p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name) == member.Name);
            Assert.Equal(member.Value.ValueKind is JsonValueKind.Null, property.GetValue(model) is null);
        }
    }
}
