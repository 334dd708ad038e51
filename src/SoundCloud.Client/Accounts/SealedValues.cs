namespace SoundCloud;

/// <summary>Shared values that are sealed, under names that say nothing without the key.</summary>
internal sealed class SealedValues(ISharedValues values, EntrySeal seal) : ISharedValues
{
    public async Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var name = seal.NameOf(key);
        return await values.GetAsync(name, cancellationToken).ConfigureAwait(false) is { } value ? seal.Open(name, value) : null;
    }

    public Task SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var name = seal.NameOf(key);
        return values.SetAsync(name, seal.Seal(name, value), lifetime, cancellationToken);
    }

    public Task<bool> AddAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var name = seal.NameOf(key);
        return values.AddAsync(name, seal.Seal(name, value), lifetime, cancellationToken);
    }

    public Task RemoveAsync(string[] keys, CancellationToken cancellationToken) => values.RemoveAsync([.. keys.Select(seal.NameOf)], cancellationToken);
}
