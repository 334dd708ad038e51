using System.Security.Cryptography;

namespace SoundCloud.PowerShell;

/// <summary>
/// A download that is not whole yet: a file beside its place under a name that nobody can guess, and a note in the user's own folder of
/// what was received. A later try goes on with it only if it holds exactly the bytes of the note, so that a file that somebody put there
/// is neither written to nor taken for a download.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const long NotedEvery = 16 * 1024 * 1024;

    private readonly PartNotes _notes;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash;
    private FileVersion? _version;
    private long _received;
    private long _noted;
    private long _position;
    private bool _isDone;

    private PartFile(PartNotes notes, FileStream file, IncrementalHash hash, PartNote? note)
    {
        (_notes, _file, _hash) = (notes, file, hash);
        if (note is not null)
            (_version, _received, _noted) = (note.Version, note.Received, note.Received);
    }

    /// <summary>How many bytes are here.</summary>
    public long Received => _received;

    /// <summary>Which version of the file those are; null where there are none.</summary>
    public FileVersion? Version => _version;

    /// <summary>Opens what an earlier try left of a track in a folder, else a new file.</summary>
    /// <exception cref="IOException">The folder does not exist or cannot be written to.</exception>
    public static PartFile Open(string folder, string urn)
    {
        var notes = new PartNotes(folder, urn);
        if (notes.Read() is { } note && Reopen(Path.Combine(folder, Path.GetFileName(note.Name)), note) is { } left)
            return new PartFile(notes, left.File, left.Hash, note);
        var path = Path.Combine(folder, $".{Convert.ToHexString(RandomNumberGenerator.GetBytes(16)).ToLowerInvariant()}.part");
        return new PartFile(notes, new FileStream(path, Options(FileMode.CreateNew)), NewHash(), null);
    }

    /// <summary>Takes the bytes of a download from now on: those of the whole file, or the rest of what is here.</summary>
    public void Begin(Download download)
    {
        if (download.From == 0)
        {
            _file.SetLength(0);
            _hash.GetHashAndReset();
            _received = 0;
        }
        _version = download.Version;
        _position = _file.Position = download.From;
        Note();
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        // What was here already and came once more is in the hash.
        var known = (int)Math.Clamp(_received - _position, 0, bytes.Length);
        _hash.AppendData(bytes.Span[known..]);
        _position += bytes.Length;
        _received = Math.Max(_received, _position);
        if (_received - _noted >= NotedEvery)
            Note();
    }

    /// <summary>Gives the whole file its name.</summary>
    public FileInfo Finish(string path, bool force)
    {
        _file.Dispose();
        var file = NewFile.Move(_file.Name, path, force);
        _isDone = true;
        return file;
    }

    /// <summary>Leaves what was received for a later try, where there can be one.</summary>
    public void Dispose()
    {
        if (_isDone)
        {
            _notes.Remove();
        }
        else if (_received > 0 && _version is { IsResumable: true } && Note())
        {
            _file.Dispose();
        }
        else
        {
            _file.Dispose();
            _notes.Remove();
            Delete(_file.Name);
        }
        _hash.Dispose();
    }

    private bool Note()
    {
        if (_version is not { IsResumable: true } version)
            return false;
        try
        {
            if (_file.CanWrite)
                _file.Flush();
            _notes.Write(new PartNote(Path.GetFileName(_file.Name), version, _received, Convert.ToHexString(_hash.GetCurrentHash())));
            _noted = _received;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a note the download is made all the same; only a later try begins anew.
            return false;
        }
    }

    private static (FileStream File, IncrementalHash Hash)? Reopen(string path, PartNote note)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, Options(FileMode.Open));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone, or another process is at it.
            return null;
        }
        var hash = NewHash();
        if (file.CanSeek && TryHash(file, note.Received, hash) && Convert.ToHexString(hash.GetCurrentHash()) == note.Hash)
        {
            file.SetLength(note.Received);
            return (file, hash);
        }
        file.Dispose();
        hash.Dispose();
        return null;
    }

    private static bool TryHash(FileStream file, long length, IncrementalHash hash)
    {
        var piece = new byte[128 * 1024];
        while (length > 0)
        {
            var read = file.Read(piece, 0, (int)Math.Min(piece.Length, length));
            if (read == 0)
                return false;
            hash.AppendData(piece, 0, read);
            length -= read;
        }
        return true;
    }

    private static IncrementalHash NewHash() => IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays; nothing reads it.
        }
    }

    private static FileStreamOptions Options(FileMode mode) => new()
    {
        Mode = mode,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.Asynchronous,
        BufferSize = 0,
    };
}
