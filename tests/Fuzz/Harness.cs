using System.Net;
using System.Text;
using System.Text.Json;

namespace SoundCloud.Fuzz;

/// <summary>Sends damaged pages, error bodies and headers through the readers. Any undefined result is an exception.</summary>
internal sealed class Harness(int seed, IReadOnlyList<byte[]> pages, IReadOnlyList<byte[]> errors)
{
    private static readonly string[] RetryAfter =
        ["120", "-1", "0.5", "1e9", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 99 Oct 2015 07:28:00 GMT", "soon", "", "NaN", "\u00ff", "1,2", "Fri, 31 Dec 9999 23:59:59 GMT"];

    // These checks are slow, so they run for only some of the pages.
    private const int ComparedEvery = 64;

    private static readonly JsonSerializerOptions Describing = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly Redaction _redaction = new(() => ["a-secret"]);
    private readonly Uri _uri = new("https://api.soundcloud.com/tracks");

    /// <summary>How many pages were read, with and without losses, and how many were refused.</summary>
    public (long Whole, long WithLosses, long Refused, long Errors) Counts { get; private set; }

    public void Run(long count, Action<long>? progress = null)
    {
        var damagedPages = new Mutator(_random, pages);
        var damagedErrors = new Mutator(_random, errors);
        for (var i = 0L; i < count; i++)
        {
            var body = i % 8 == 0 ? damagedErrors.Next() : damagedPages.Next();
            try
            {
                if (_random.Next(ComparedEvery) == 0)
                    TokenComparison.Compare(body);
                if (i % 8 == 0)
                    Error(body);
                else
                    Page(body, (int)(i % 5));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Body {i} of seed {seed}: {e.GetType().Name}: {e.Message}\n{Convert.ToBase64String(body)}", e);
            }
            progress?.Invoke(i);
        }
    }

    private void Page(byte[] body, int shape)
    {
        switch (shape)
        {
            case 0:
                Page(body, User.Shape);
                break;
            case 1:
                Page(body, Playlist.Shape);
                break;
            case 2:
                Page(body, Activity.Shape);
                break;
            default:
                Page(body, Track.Shape);
                break;
        }
    }

    private void Page<T>(byte[] body, Shape<T> shape)
        where T : class
    {
        PageBody<T> page;
        try
        {
            page = PageReader.Read(body, shape);
        }
        catch (ProtocolException)
        {
            Counts = Counts with { Refused = Counts.Refused + 1 };
            return;
        }
        var notice = page.Losses?.Describe(body);
        if (notice is not null && (notice.Length > 20_000 || notice.Any(char.IsControl)))
            throw new InvalidOperationException("The notice is none: " + notice);
        if (_random.Next(ComparedEvery) == 0)
            SameAlone(body, shape, page);
        Counts = notice is null ? Counts with { Whole = Counts.Whole + 1 } : Counts with { WithLosses = Counts.WithLosses + 1 };
    }

    // Items of a page share objects. Each item must be the same if it is read alone.
    private static void SameAlone<T>(byte[] body, Shape<T> shape, PageBody<T> page)
        where T : class
    {
        var alone = new FieldReader(body, isPage: false);
        while (alone.Read() && alone.TokenType is not JsonTokenType.StartArray)
        {
        }
        // If the page has two collections, the last one counts, and there is nothing to compare.
        if (alone.TokenType is not JsonTokenType.StartArray || alone.Many(shape) is not { } items || items.Count != page.Items.Count)
            return;
        for (var i = 0; i < items.Count; i++)
        {
            if (Describe(items[i]) != Describe(page.Items[i]))
                throw new InvalidOperationException($"Item {i} is not what it is alone.");
        }
    }

    private static string Describe(object? model) => JsonSerializer.Serialize(model, model?.GetType() ?? typeof(object), Describing);

    private void Error(byte[] body)
    {
        using var request = new ApiRequestMessage(HttpMethod.Get, _uri);
        using var response = new HttpResponseMessage((HttpStatusCode)_random.Next(400, 600));
        response.Headers.TryAddWithoutValidation("Retry-After", Header());
        response.Headers.TryAddWithoutValidation("x-request-id", Header());
        response.Headers.TryAddWithoutValidation("x-ratelimit-reset", Header());
        var error = ApiError.Read(request, response, body, _redaction, Now);
        var thrown = error.ToException();
        if (thrown.Message.Length == 0 || thrown.RetryAfter < TimeSpan.Zero || error.Body.Length > 4096)
            throw new InvalidOperationException("The error says nothing, or too much.");
        Counts = Counts with { Errors = Counts.Errors + 1 };
    }

    private string Header()
    {
        var text = new StringBuilder(RetryAfter[_random.Next(RetryAfter.Length)]);
        if (text.Length > 0 && _random.Next(2) == 0)
            text[_random.Next(text.Length)] = (char)_random.Next(32, 256);
        return text.ToString();
    }
}
