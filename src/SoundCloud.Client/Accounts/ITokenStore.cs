namespace SoundCloud;

/// <summary>Where tokens are kept between processes: a keychain, a database, a vault. Entries contain secrets; treat them as opaque.</summary>
public interface ITokenStore
{
    /// <summary>The entry of that name; null where there is none.</summary>
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Replaces the whole entry, or nothing of it; null removes it.</summary>
    Task WriteAsync(string name, string? entry, CancellationToken cancellationToken);

    /// <summary>Waits until no one else holds that name, in this process or any other. Disposing of the result releases it.</summary>
    Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken);
}
