using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace SoundCloud;

/// <summary>A file as part of a form, sent piece by piece: no more than a piece is in memory, and each one sent is told.</summary>
internal sealed class UploadContent : HttpContent
{
    private const int PieceSize = 128 * 1024;
    private readonly Stream _file;
    private readonly Action<TransferProgress> _onProgress;

    public UploadContent(Stream file, string fileName, Action<TransferProgress> onProgress)
    {
        _file = file;
        _onProgress = onProgress;
        Headers.ContentType = new MediaTypeHeaderValue(ContentTypeOf(fileName));
    }

    /// <summary>A name that the service takes: it answers 500 to names that are not ASCII.</summary>
    public static string AsciiName(string fileName)
    {
        var name = string.Concat(Path.GetFileName(fileName).Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAscii(c) && !char.IsControl(c) && c is not ('"' or '\\' or '/') ? c : '_'));
        return name.Length == 0 ? "file" : name;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // A request that is sent again, after a 429, begins at the beginning.
        if (_file.CanSeek)
            _file.Position = 0;
        var total = _file.CanSeek ? _file.Length : (long?)null;
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            for (long sent = 0; ;)
            {
                var read = await _file.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    return;
                await stream.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                sent += read;
                _onProgress(new(sent, total));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _file.CanSeek ? _file.Length : 0;
        return _file.CanSeek;
    }

    private static string ContentTypeOf(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".MP3" or ".MP2" => "audio/mpeg",
        ".WAV" or ".WAVE" => "audio/wav",
        ".FLAC" => "audio/flac",
        ".AIF" or ".AIFF" => "audio/aiff",
        ".OGG" or ".OGA" => "audio/ogg",
        ".AAC" => "audio/aac",
        ".M4A" or ".MP4" => "audio/mp4",
        ".AMR" => "audio/amr",
        ".WMA" => "audio/x-ms-wma",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".PNG" => "image/png",
        ".GIF" => "image/gif",
        _ => "application/octet-stream",
    };
}
