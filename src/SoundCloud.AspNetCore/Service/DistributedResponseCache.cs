using System.Buffers.Binary;
using System.Net;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace SoundCloud.AspNetCore;

/// <summary>Keeps answers in the site's distributed cache: two bytes of status, four of the location's length, the location, the body.</summary>
internal sealed class DistributedResponseCache(IDistributedCache cache) : IResponseCache
{
    private const string Prefix = "soundcloud:";
    private const int HeaderLength = 6;

    public async ValueTask<CachedResponse?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (await cache.GetAsync(Prefix + key, cancellationToken).ConfigureAwait(false) is not { Length: >= HeaderLength } bytes)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(2));
        if (length < 0 || length > bytes.Length - HeaderLength)
            return null;
        return new((HttpStatusCode)BinaryPrimitives.ReadUInt16LittleEndian(bytes), bytes.AsMemory(HeaderLength + length))
        {
            Location = length == 0 ? null : new(Encoding.UTF8.GetString(bytes, HeaderLength, length), UriKind.RelativeOrAbsolute),
        };
    }

    public async ValueTask SetAsync(string key, CachedResponse response, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var location = Encoding.UTF8.GetBytes(response.Location?.OriginalString ?? "");
        var bytes = new byte[HeaderLength + location.Length + response.Body.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)response.Status);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), location.Length);
        location.CopyTo(bytes, HeaderLength);
        response.Body.CopyTo(bytes.AsMemory(HeaderLength + location.Length));
        await cache.SetAsync(Prefix + key, bytes, new() { AbsoluteExpirationRelativeToNow = timeToLive }, cancellationToken).ConfigureAwait(false);
    }
}
