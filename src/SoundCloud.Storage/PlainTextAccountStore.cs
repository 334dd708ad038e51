using System.Text;

namespace SoundCloud.Storage;

/// <summary>Stores each entry in a file. Other users cannot read it, and it is never half-written, but anyone who can read the disk can read it.</summary>
internal sealed class PlainTextAccountStore(StoreFolder folder) : AccountStore(folder)
{
    /// <inheritdoc/>
    public override string Kind => StoreKind.PlainTextFile;

    /// <inheritdoc/>
    public override async Task<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var path = Folder.PathOf(name);
        try
        {
            var file = OwnFile.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TokenStoreException(Messages.FileUnreadable(exception.Message), exception);
        }
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(string name, string? entry, CancellationToken cancellationToken)
    {
        var path = Folder.PathOf(name);
        try
        {
            Folder.RemoveLeftovers(path);
            if (entry is null)
                File.Delete(path);
            else
                await ReplaceAsync(path, Encoding.UTF8.GetBytes(entry), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TokenStoreException(Messages.FileUnwritable(exception.Message), exception);
        }
    }

    private async Task ReplaceAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var temporary = StoreFolder.TemporaryOf(path);
        try
        {
            using (var file = OwnFile.Open(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                // Flushed to disk before it is renamed, so that after a power cut either the old or the new entry exists.
                file.Flush(flushToDisk: true);
            }
            await Folder.ReplaceAsync(temporary, path).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
