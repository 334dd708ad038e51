using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Cdn;

/// <summary>Links to the CDN that expire after five minutes, like the service's.</summary>
internal sealed class SignedLinks(string root, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Sign(string path)
    {
        var expires = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return $"{root}{path}?expires={expires.Text()}&signature={Signature(path, expires)}";
    }

    public bool IsGood(HttpRequest request) =>
        long.TryParse(request.Query["expires"], NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
        && expires >= time.GetUtcNow().ToUnixTimeSeconds()
        && request.Query["signature"] == Signature(request.Path, expires);

    private string Signature(string path, long expires) =>
        Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{path} {expires.Text()}")))[..32];
}
