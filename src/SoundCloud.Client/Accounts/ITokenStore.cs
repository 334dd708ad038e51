namespace SoundCloud;

/// <summary>Where tokens are kept between processes: a keychain, a database, a vault. An entry is a text that holds secrets and is nobody's to read but the client's.</summary>
public interface ITokenStore
{
    /// <summary>The entry of that name; null where there is none.</summary>
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Replaces the entry whole, or not at all; null removes it.</summary>
    Task WriteAsync(string name, string? entry, CancellationToken cancellationToken);

    /// <summary>Waits until nobody else, in any process, holds that name; to dispose of it lets it go.</summary>
    Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken);
}
