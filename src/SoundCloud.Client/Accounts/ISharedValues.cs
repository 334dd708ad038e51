namespace SoundCloud;

/// <summary>Values that all who use a store share for a short time. Losing one does no harm.</summary>
internal interface ISharedValues
{
    /// <summary>The value; null where there is none, or its time is over.</summary>
    /// <exception cref="TokenStoreException">The store is away.</exception>
    Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps a value for that long.</summary>
    /// <exception cref="TokenStoreException">The store is away.</exception>
    Task SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Keeps a value only if there is none; false if there is one.</summary>
    /// <exception cref="TokenStoreException">The store is away.</exception>
    Task<bool> AddAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Removes values.</summary>
    /// <exception cref="TokenStoreException">The store is away.</exception>
    Task RemoveAsync(string[] keys, CancellationToken cancellationToken);
}
