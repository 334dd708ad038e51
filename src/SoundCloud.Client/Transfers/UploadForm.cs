using System.Net;
using System.Net.Http.Headers;

namespace SoundCloud;

/// <summary>A multipart form of fields and files. It tells when a piece of a file was sent.</summary>
internal sealed class UploadForm : HttpContent
{
    // Not the base class: what derives from it is sent without the cancellation token.
    private readonly MultipartFormDataContent _form = [];

    public UploadForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        Headers.ContentType = _form.Headers.ContentType;
        foreach (var (name, value) in fields)
            _form.Add(new StringContent(value), $"\"{name}\"");
    }

    /// <summary>Called after each piece, so that no time-out ends an upload that moves.</summary>
    public Action? OnSent { get; set; }

    /// <summary>Adds a file; the caller disposes of its stream.</summary>
    public void AddFile(string name, Stream file, string fileName, IProgress<TransferProgress>? progress = null)
    {
        var content = new UploadContent(file, fileName, sent =>
        {
            OnSent?.Invoke();
            progress?.Report(sent);
        });
        // Not by Add(content, name, fileName): that also sends a filename*, and the service takes none with quotes.
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"", FileName = $"\"{UploadContent.AsciiName(fileName)}\"" };
        _form.Add(content);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _form.CopyToAsync(stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _form.Headers.ContentLength ?? 0;
        return _form.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _form.Dispose();
        base.Dispose(disposing);
    }
}
