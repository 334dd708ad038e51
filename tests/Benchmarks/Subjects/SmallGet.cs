using System.Buffers;

namespace SoundCloud.Benchmarks;

/// <summary>Reads one track of about 2.7 KB again and again, to measure the cost of the handlers relative to the request.</summary>
internal abstract class SmallGet(Uri uri) : Subject
{
    protected Uri Target { get; } = new(uri, $"/tracks/soundcloud:tracks:{Corpus.Id(0)}");

    protected override async Task<(long Items, long Checksum)> RunAsync(Job job)
    {
        var bytes = 0L;
        for (var i = 0; i < job.Requests; i++)
            bytes += await SendAsync();
        return (job.Requests, bytes);
    }

    protected abstract Task<long> SendAsync();
}

/// <summary>The client's whole chain, as a typed read sends it; the body is read and not parsed.</summary>
internal sealed class HandlerChainGet(Uri uri) : SmallGet(uri)
{
    private readonly Api _api = NewApi(uri);

    protected override async Task<long> SendAsync()
    {
        var call = _api.For(Routes.Track) with { Address = Target };
        using var response = await _api.SendAsync(await call.RequestAsync(default), default);
        return ((BodyContent)response.Content).Body.Memory.Length;
    }

    private static Api NewApi(Uri uri) => new(new() { ApiUri = uri, AuthUri = uri, Credentials = new("bench", "bench-secret") });
}

/// <summary>The same request by HttpClient, its body read into a rented buffer.</summary>
internal sealed class BareGet(Uri uri) : SmallGet(uri)
{
    private readonly HttpClient _http = NewHttp();

    protected override async Task<long> SendAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Target);
        request.Headers.TryAddWithoutValidation("User-Agent", "SoundCloud-PowerShell/0.1.0");
        request.Headers.TryAddWithoutValidation("Accept", "application/json; charset=utf-8");
        request.Headers.TryAddWithoutValidation("Authorization", "OAuth bench-token");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var body = await response.Content.ReadAsStreamAsync();
        var length = (int)response.Content.Headers.ContentLength!.Value;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        await body.ReadExactlyAsync(buffer.AsMemory(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return length;
    }
}
