using System.IO.Compression;

namespace SoundCloud.Sandbox.Http;

internal static class Compression
{
    private const int Threshold = 1024;

    /// <summary>Compresses the body if the client accepts gzip and the body is large enough.</summary>
    public static void Apply(HttpRequest request, HttpResponse response)
    {
        if (response.Body.Length <= Threshold || response.Stream is not null || response.IsEncoded || response.Wire == Wire.Raw || !request.Headers.Has("Accept-Encoding", "gzip"))
            return;

        var target = new MemoryStream(response.Body.Length / 4);
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(response.Body.Span);

        response.Body = target.GetBuffer().AsMemory(0, (int)target.Length);
        response.Headers.Add("Content-Encoding", "gzip");
        response.Headers.Add("Vary", "Accept-Encoding");
    }
}
