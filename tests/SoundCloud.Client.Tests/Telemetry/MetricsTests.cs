using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SoundCloud.Tests;

public class MetricsTests
{
    [Fact]
    public async Task A_call_is_measured_with_its_operation_its_status_and_its_waits()
    {
        using var heard = new Measurements();
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(503, ("Retry-After", "5")), Answer.Json("[]"));
        var sending = stage.Client.Users.WebProfiles(7).ToListAsync();
        await stage.Time.TimerAsync(TimeSpan.FromSeconds(5));
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        await sending;

        const string Operation = "soundcloud.operation=GET /users/{user_urn}/web-profiles";
        Assert.Equal(
            [
                $"soundcloud.client.retries 1 {Operation}",
                $"soundcloud.client.wait.duration 5 {Operation} soundcloud.wait.reason=retry",
                $"soundcloud.client.call.duration 5 {Operation} http.response.status_code=200",
            ],
            heard.Of(Operation));
    }

    [Fact]
    public async Task A_call_without_an_answer_has_its_failure()
    {
        using var heard = new Measurements();
        using var stage = Stage.Signed(static o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Fails(static () => new HttpRequestException(HttpRequestError.ConnectionError, "x")));
        await Assert.ThrowsAsync<UnreachableException>(() => stage.Client.Followings.AddAsync(99));

        const string Operation = "soundcloud.operation=PUT /me/followings/{user_urn}";
        Assert.Contains($"soundcloud.client.call.duration 0 {Operation} error.type=SoundCloud.UnreachableException", heard.Of(Operation));
    }

    [Fact]
    public async Task What_the_cache_answers_is_counted()
    {
        using var heard = new Measurements();
        using var stage = Stage.Signed(static o => o with { CacheTtl = TimeSpan.FromMinutes(1) });
        stage.Service.Then(Answer.Json("""{"urn":"soundcloud:playlists:1"}"""));
        await stage.Client.Playlists.GetAsync(1);
        await stage.Client.Playlists.GetAsync(1);

        const string Operation = "soundcloud.operation=GET /playlists/{playlist_urn}";
        Assert.Contains($"soundcloud.client.cache.hits 1 {Operation}", heard.Of(Operation));
    }

    [Fact]
    public async Task A_token_is_counted_by_its_grant_and_nothing_of_it_is_told()
    {
        using var heard = new Measurements();
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Token("a-new-token", "a-new-refresh"));
        await stage.Client.Auth.RenewAsync();

        Assert.Contains("soundcloud.client.tokens.issued 1 oauth.grant_type=refresh_token", heard.Of("oauth.grant_type=refresh_token"));
        Assert.DoesNotContain(heard.Of(""), static line => line.Contains("a-new", StringComparison.Ordinal));
    }

    /// <summary>The example of the library's README, which hears only of its own test: others send calls at the same time.</summary>
    private sealed class Measurements : IDisposable
    {
        private static readonly AsyncLocal<Measurements?> Current = new();

        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<string> _lines = new();

        public Measurements()
        {
            Current.Value = this;
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "SoundCloud")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public IReadOnlyList<string> Of(string tag) => [.. _lines.Where(line => line.Contains(tag, StringComparison.Ordinal))];

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (Current.Value != this)
                return;
            var line = FormattableString.Invariant($"{instrument.Name} {value}");
            foreach (var tag in tags)
                line += $" {tag.Key}={tag.Value}";
            _lines.Enqueue(line);
        }
    }
}
