namespace SoundCloud;

/// <summary>A lock of a store that its holder can lose, as one of a server that runs out.</summary>
internal interface ILease : IAsyncDisposable
{
    /// <summary>Whether its last holder never gave it back, and so may still be about to save.</summary>
    bool IsTakenOver { get; }

    /// <summary>Whether it is still held.</summary>
    /// <exception cref="TokenStoreException">The store cannot be reached, so nothing could be saved there.</exception>
    Task<bool> ConfirmAsync(CancellationToken cancellationToken);
}
