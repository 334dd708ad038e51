namespace SoundCloud;

/// <summary>A picture to upload.</summary>
/// <param name="FileName">Its name; the extension says whether it is a JPEG, a PNG or a GIF.</param>
/// <param name="Content">The bytes of its file.</param>
public sealed record Picture(string FileName, ReadOnlyMemory<byte> Content)
{
    /// <summary>The name.</summary>
    public override string ToString() => Printable.Line(FileName);

    internal MemoryStream Open() => System.Runtime.InteropServices.MemoryMarshal.TryGetArray(Content, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(Content.ToArray(), writable: false);
}
