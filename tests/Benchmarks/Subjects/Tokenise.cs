using System.Buffers;
using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>The floor for any parser: reads each page token by token, and computes only the sum of the ids.</summary>
internal sealed class Tokenise(Uri uri) : Subject
{
    private readonly HttpClient _http = NewHttp();

    protected override async Task<(long Items, long Checksum)> RunAsync(Job job)
    {
        var (items, sum) = (0L, 0L);
        var next = new Uri(uri, job.Kind == "search" ? $"/tracks?q={job.Pages}&limit=200&linked_partitioning=true" : Answers.PageTarget(job.Pages, 0));
        while (next is not null)
        {
            using var response = await _http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead);
            using var body = await response.Content.ReadAsStreamAsync();
            var length = (int)response.Content.Headers.ContentLength!.Value;
            var buffer = ArrayPool<byte>.Shared.Rent(length);
            try
            {
                await body.ReadExactlyAsync(buffer.AsMemory(0, length));
                var link = Walk(buffer.AsSpan(0, length), ref items, ref sum);
                next = link is null ? null : new Uri(link);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
        return (items, sum);
    }

    internal static string? Walk(ReadOnlySpan<byte> page, ref long items, ref long sum)
    {
        var json = new Utf8JsonReader(page);
        string? next = null;
        var awaitsId = false;
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.StartObject)
            {
                awaitsId |= json.CurrentDepth == 2;
            }
            else if (awaitsId)
            {
                if (json.TokenType is not JsonTokenType.PropertyName || !json.ValueTextEquals("id"u8))
                    continue;
                json.Read();
                sum += json.GetInt64();
                items++;
                awaitsId = false;
            }
            else if (json.CurrentDepth == 1 && json.TokenType is JsonTokenType.String)
            {
                next = json.GetString();
            }
        }
        return next;
    }
}
