namespace SoundCloud.Benchmarks;

/// <summary>The floor for any reader: reads the bytes from the socket and discards them. It knows the pages' addresses and counts bytes.</summary>
internal sealed class RawGet(Uri uri) : Subject
{
    private readonly HttpClient _http = NewHttp();
    private readonly byte[] _buffer = new byte[64 * 1024];

    protected override async Task<(long Items, long Checksum)> RunAsync(Job job)
    {
        var bytes = 0L;
        for (var page = 0; page < job.Pages; page++)
        {
            using var response = await _http.GetAsync(new Uri(uri, Answers.PageTarget(job.Pages, page)), HttpCompletionOption.ResponseHeadersRead);
            using var body = await response.Content.ReadAsStreamAsync();
            while (await body.ReadAsync(_buffer) is > 0 and var read)
                bytes += read;
        }
        return (job.Pages * (long)Corpus.PageSize, bytes);
    }
}
