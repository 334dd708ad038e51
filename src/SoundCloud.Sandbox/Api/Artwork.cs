using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

internal static class Artwork
{
    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47];

    /// <summary>Accepts GIF, JPEG and PNG files, recognised by their first bytes.</summary>
    public static void Check(FilePart? file)
    {
        if (file is null)
            return;

        ReadOnlySpan<byte> first = file.FirstBytes;
        if (!first.StartsWith("GIF8"u8) && !first.StartsWith(Jpeg) && !first.StartsWith(Png))
            throw new ApiException(ApiErrors.Unprocessable("unable to process provided artwork_data"));
    }
}
