using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Identity.Client.Extensions.Msal;
using MsalStorage = Microsoft.Identity.Client.Extensions.Msal.Storage;

namespace SoundCloud.Storage;

/// <summary>Uses the machine's own secret store through MSAL: DPAPI, Keychain or Secret Service.</summary>
internal sealed class SecureAccountStore(StoreFolder folder) : AccountStore(folder)
{
    private const string Application = "SoundCloud.PowerShell";
    private const string Title = "SoundCloud for PowerShell";

    // MSAL would write its actions, including file names, to every trace listener.
    private static readonly TraceSource Silence = new("SoundCloud.Storage", SourceLevels.Off);

    // Cached for each file, because each uses a libsecret schema that MSAL never frees.
    private readonly ConcurrentDictionary<string, MsalStorage> _storages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _writes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Kind => OperatingSystem.IsWindows() ? StoreKind.Dpapi : OperatingSystem.IsMacOS() ? StoreKind.Keychain : StoreKind.SecretService;

    /// <summary>Writes, reads and removes a test entry. Returns why this failed, or null.</summary>
    public string? Probe()
    {
        var path = StoreFolder.TemporaryOf(Path.Combine(Folder.Path, "secure-probe"));
        var storage = Create(path);
        var text = RandomNumberGenerator.GetBytes(16);
        try
        {
            storage.WriteData(text);
            var same = storage.ReadData().AsSpan().SequenceEqual(text);
            storage.Clear(ignoreExceptions: false);
            return same ? null : Messages.ReadsOther(Place);
        }
        catch (Exception exception)
        {
            // MSAL throws many types of exceptions, and its own have no common base.
            return Sentence(exception);
        }
    }

    /// <inheritdoc/>
    public override async Task<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var path = Folder.PathOf(name);
        return await Task.Run(() => Read(path), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(string name, string? entry, CancellationToken cancellationToken)
    {
        var path = Folder.PathOf(name);
        cancellationToken.ThrowIfCancellationRequested();
        // A keyring may ask the user to unlock it. The caller can give up, but the write cannot be cancelled, so it keeps the lock until it ends.
        var write = Task.Run(() => WriteWholeAsync(path, entry), CancellationToken.None);
        _writes[path] = write;
        await write.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        var path = Folder.PathOf(name);
        return await Folder.LockAsync(path, () => _writes.GetValueOrDefault(path, Task.CompletedTask), cancellationToken).ConfigureAwait(false);
    }

    private static string Place => OperatingSystem.IsWindows() ? "DPAPI" : OperatingSystem.IsMacOS() ? Messages.Keychain : Messages.Keyring;

    private string? Read(string path)
    {
        try
        {
            OwnFile.RefuseLink(path);
            return StorageOf(path).ReadData() is { Length: > 0 } bytes ? Encoding.UTF8.GetString(bytes) : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            // The entry is damaged, or belongs to another user or machine. It cannot be read again; a new sign-in replaces it.
            return null;
        }
        catch (Exception exception)
        {
            throw new TokenStoreException(Sentence(exception), exception);
        }
    }

    private async Task WriteWholeAsync(string path, string? entry)
    {
        try
        {
            OwnFile.RefuseLink(path);
            Folder.RemoveLeftovers(path);
            if (entry is null)
                Remove(path);
            else if (OperatingSystem.IsWindows())
                await ReplaceFileAsync(path, Encoding.UTF8.GetBytes(entry)).ConfigureAwait(false);
            else
                StorageOf(path).WriteData(Encoding.UTF8.GetBytes(entry));
        }
        catch (Exception exception)
        {
            throw new TokenStoreException(Sentence(exception), exception);
        }
    }

    private void Remove(string path)
    {
        StorageOf(path).Clear(ignoreExceptions: false);
        // MSAL does not report that a deletion failed.
        File.Delete(path);
    }

    // MSAL writes its encrypted file in place, so that a reader could see half of it, and does not report that a write failed.
    private async Task ReplaceFileAsync(string path, byte[] bytes)
    {
        var temporary = StoreFolder.TemporaryOf(path);
        try
        {
            Create(temporary).WriteData(bytes);
            await Folder.ReplaceAsync(temporary, path).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private MsalStorage StorageOf(string path) => _storages.GetOrAdd(path, Create);

    private static MsalStorage Create(string path) =>
        MsalStorage.Create(
            new StorageCreationPropertiesBuilder(Path.GetFileName(path), Path.GetDirectoryName(path))
                .WithMacKeyChain(Title, path)
                .WithLinuxKeyring(Application, MsalCacheHelper.LinuxKeyRingDefaultCollection, Title, new("Application", Application), new("Entry", path))
                .Build(),
            Silence);

    private static string Sentence(Exception exception)
    {
        exception = exception.GetBaseException();
        if (exception is DllNotFoundException)
            return Messages.NoLibsecret;

        // MSAL's message contains libsecret's message: … domain:'1' code:'2' message:'…' .Error code: 2.
        const string Mark = "message:'";
        var text = exception.Message;
        var start = text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        if (start >= Mark.Length && text.LastIndexOf('\'') is var end && end >= start)
            text = text[start..end];
        text = text.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return Messages.PlaceUnusable(Place, text);
    }
}
