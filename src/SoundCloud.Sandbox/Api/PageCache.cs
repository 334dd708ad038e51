using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

/// <summary>Keeps compressed answers until the catalogue changes, so that benchmarks measure the client and not the sandbox.</summary>
internal sealed class PageCache
{
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Dictionary<(long? User, bool Gzip, string Target), ReadOnlyMemory<byte>> _bodies = [];
    private long _bytes;
    private int _version;

    public bool TryFind(int version, (long? User, bool Gzip, string Target) key, out ReadOnlyMemory<byte> body)
    {
        lock (_gate)
        {
            body = default;
            return version == _version && _bodies.TryGetValue(key, out body);
        }
    }

    public void Keep(int version, (long? User, bool Gzip, string Target) key, HttpResponse response)
    {
        lock (_gate)
        {
            if (version != _version || _bytes + response.Body.Length > MaxBytes)
            {
                _bodies.Clear();
                _bytes = 0;
                _version = version;
            }

            if (_bodies.TryAdd(key, response.Body))
                _bytes += response.Body.Length;
        }
    }
}
