using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>Ten thousand tracks as the API writes them, separated by commas in one block of bytes, the same in each run.</summary>
public sealed class Corpus
{
    public const int Count = 10_000;
    public const int PageSize = 200;
    private const long FirstId = 1_500_000_000;
    private const long Stride = 7_919;

    private static readonly string[] Words =
        ["night", "shift", "harbour", "glass", "echo", "Überfahrt", "slow", "river", "café", "signal", "paper", "moon", "東京", "static", "garden", "low", "tide", "ночь", "copper", "rain", "\"live\"", "dust", "mirror", "north"];

    private static readonly string[] Genres = ["Ambient", "House", "Techno", "Drum & Bass", "Hip-hop & Rap", "Lo-fi", "Electronic", "Jazz", "R&B & Soul", "Dubstep", "Folk", "Podcasts"];
    private static readonly string[] Licenses = ["all-rights-reserved", "cc-by", "cc-by-nc", "cc-by-nc-sa", "cc-by-sa"];
    private static readonly string[] Keys = ["Am", "C", "F#m", "Gm", "Eb"];
    private static readonly string[] Cities = ["Berlin", "São Paulo", "Lagos", "Montréal", "Osaka", "Leeds"];
    private static readonly string[] Countries = ["Germany", "Brazil", "Nigeria", "Canada", "Japan", "United Kingdom"];

    private readonly byte[] _bytes;
    private readonly int[] _starts = new int[Count + 1];

    private Corpus(bool isOfOneUser, int seed)
    {
        var buffer = new ArrayBufferWriter<byte>(Count * 2_800);
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var random = new Random(seed);
        for (var i = 0; i < Count; i++)
        {
            _starts[i] = buffer.WrittenCount;
            WriteTrack(json, random, i, isOfOneUser ? 0 : i);
            json.Flush();
            json.Reset();
            buffer.Write(","u8);
        }
        _starts[Count] = buffer.WrittenCount;
        _bytes = buffer.WrittenSpan.ToArray();
    }

    /// <summary>A user's tracks: the same user is in each of them.</summary>
    public static Corpus OfOneUser() => new(true, 1);

    /// <summary>What a search finds: another user in each track.</summary>
    public static Corpus OfManyUsers() => new(false, 2);

    public static long Id(int index) => FirstId + index % Count * Stride;

    /// <summary>The position of a track; −1 if there is none with that id.</summary>
    public static int IndexOf(long id) =>
        id >= FirstId && (id - FirstId) % Stride == 0 && (id - FirstId) / Stride < Count ? (int)((id - FirstId) / Stride) : -1;

    /// <summary>The sum of the ids of the first pages of a list.</summary>
    public static long Checksum(int pages)
    {
        var sum = 0L;
        for (var i = 0; i < pages * PageSize; i++)
            sum += Id(i);
        return sum;
    }

    public double BytesPerTrack => _bytes.Length / (double)Count;

    public ArraySegment<byte> Track(int index) => new(_bytes, _starts[index], _starts[index + 1] - _starts[index] - 1);

    /// <summary>Tracks from a position in an endless repetition of the list, separated by commas.</summary>
    public IEnumerable<ArraySegment<byte>> Slice(int offset, int count)
    {
        while (count > 0)
        {
            var start = offset % Count;
            var take = Math.Min(count, Count - start);
            // With the comma that follows, where more follows.
            yield return new(_bytes, _starts[start], _starts[start + take] - _starts[start] - (take == count ? 1 : 0));
            offset += take;
            count -= take;
        }
    }

    private static void WriteTrack(Utf8JsonWriter json, Random random, int index, int user)
    {
        var id = Id(index);
        var title = Text(random, 3 + random.Next(4));
        var permalink = $"track-{id}-{random.Next(1000)}";
        var uri = $"https://api.soundcloud.com/tracks/soundcloud:tracks:{id}";
        json.WriteStartObject();
        json.WriteString("kind", "track");
        json.WriteNumber("id", id);
        json.WriteString("urn", $"soundcloud:tracks:{id}");
        json.WriteNumber("user_id", UserId(user));
        json.WriteString("created_at", Date(random, index));
        json.WriteString("last_modified", Date(random, index / 2));
        json.WriteNumber("duration", 60_000 + random.Next(600_000));
        json.WriteNumber("comment_count", random.Next(300));
        json.WriteBoolean("commentable", true);
        json.WriteString("sharing", "public");
        json.WriteString("tag_list", $"{Words[random.Next(Words.Length)].Trim('"')} \"deep {Words[random.Next(8)]}\" {Words[random.Next(8)]}");
        json.WriteBoolean("streamable", true);
        json.WriteString("embeddable_by", "all");
        Optional(json, random, "purchase_url", $"https://example.com/buy/{id}");
        Optional(json, random, "purchase_title", "Free download");
        json.WriteString("genre", Genres[random.Next(Genres.Length)]);
        json.WriteString("title", title);
        json.WriteString("permalink", permalink);
        json.WriteString("description", Text(random, 50 + random.Next(90), lines: true));
        Optional(json, random, "label_name", "Nightshift Recordings");
        Optional(json, random, "release", $"NS{random.Next(1, 400):000}");
        Optional(json, random, "key_signature", Keys[random.Next(Keys.Length)]);
        Optional(json, random, "isrc", $"DEXX1{random.Next(1_000_000):0000000}");
        Optional(json, random, "metadata_artist", Text(random, 2));
        if (random.Next(3) == 0)
            json.WriteNumber("bpm", random.Next(700, 1800) / 10m);
        else
            json.WriteNull("bpm");
        json.WriteNumber("release_year", 2012 + random.Next(14));
        json.WriteNumber("release_month", 1 + random.Next(12));
        json.WriteNumber("release_day", 1 + random.Next(28));
        json.WriteString("license", Licenses[random.Next(Licenses.Length)]);
        json.WriteString("uri", uri);
        json.WritePropertyName("user");
        WriteUser(json, user);
        json.WriteString("permalink_url", $"https://soundcloud.com/user-{UserId(user)}/{permalink}");
        json.WriteString("artwork_url", $"https://i1.sndcdn.com/artworks-{random.Next():x8}{random.Next():x8}-0-large.jpg");
        json.WriteString("stream_url", uri + "/stream");
        json.WriteNull("download_url");
        json.WriteString("waveform_url", $"https://wave.sndcdn.com/{random.Next():x8}{random.Next():x8}_m.png");
        json.WriteNull("secret_uri");
        json.WriteNull("available_country_codes");
        json.WriteBoolean("downloadable", random.Next(5) == 0);
        json.WriteString("access", random.Next(20) == 0 ? "preview" : "playable");
        json.WriteBoolean("user_favorite", false);
        json.WriteNumber("user_playback_count", 0);
        json.WriteNumber("playback_count", random.Next(2_000_000));
        json.WriteNumber("download_count", random.Next(400));
        json.WriteNumber("favoritings_count", random.Next(60_000));
        json.WriteNumber("reposts_count", random.Next(4_000));
        json.WriteBoolean("reveal_stats", true);
        json.WriteBoolean("reveal_comments", true);
        json.WriteEndObject();
    }

    // The same user always has the same bytes.
    private static void WriteUser(Utf8JsonWriter json, int user)
    {
        var random = new Random(user);
        var id = UserId(user);
        var name = Text(random, 2).Replace("\"", "", StringComparison.Ordinal);
        json.WriteStartObject();
        json.WriteString("avatar_url", $"https://i1.sndcdn.com/avatars-{random.Next():x8}{random.Next():x8}-large.jpg");
        json.WriteString("city", Cities[user % Cities.Length]);
        json.WriteString("country", Countries[user % Countries.Length]);
        json.WriteString("created_at", Date(random, user));
        json.WriteString("description", Text(random, 20 + random.Next(20), lines: true));
        json.WriteNull("discogs_name");
        json.WriteString("first_name", name.Split(' ')[0]);
        json.WriteNumber("followers_count", random.Next(300_000));
        json.WriteNumber("followings_count", random.Next(2_000));
        json.WriteString("full_name", name);
        json.WriteString("urn", $"soundcloud:users:{id}");
        json.WriteString("kind", "user");
        json.WriteString("last_modified", Date(random, user));
        json.WriteString("last_name", name.Split(' ')[^1]);
        json.WriteString("permalink", $"user-{id}");
        json.WriteString("permalink_url", $"https://soundcloud.com/user-{id}");
        json.WriteString("plan", "Pro Unlimited");
        json.WriteNumber("playlist_count", random.Next(60));
        json.WriteNumber("public_favorites_count", random.Next(5_000));
        json.WriteNumber("reposts_count", random.Next(900));
        json.WriteNumber("track_count", Count);
        json.WriteString("uri", $"https://api.soundcloud.com/users/soundcloud:users:{id}");
        json.WriteString("username", name);
        json.WriteString("website", $"https://example.com/{id}");
        json.WriteString("website_title", "Home");
        json.WriteNumber("id", id);
        json.WriteNull("myspace_name");
        json.WriteNull("upload_seconds_left");
        json.WriteStartArray("subscriptions");
        json.WriteStartObject();
        json.WriteStartObject("product");
        json.WriteString("id", "creator-pro-unlimited");
        json.WriteString("name", "Pro Unlimited");
        json.WriteEndObject();
        json.WriteBoolean("recurring", true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static long UserId(int user) => 40_000_000 + user * 31L;

    private static string Date(Random random, int place) =>
        $"{2012 + place % 14}/{1 + random.Next(12):00}/{1 + random.Next(28):00} {random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00} +0000";

    private static void Optional(Utf8JsonWriter json, Random random, string name, string value)
    {
        if (random.Next(3) == 0)
            json.WriteString(name, value);
        else
            json.WriteNull(name);
    }

    private static string Text(Random random, int words, bool lines = false)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < words; i++)
            text.Append(i == 0 ? "" : lines && i % 12 == 0 ? "\n" : " ").Append(Words[random.Next(Words.Length)]);
        return text.ToString();
    }
}
