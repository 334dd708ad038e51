using System.Collections.Concurrent;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Where one command saves: one track in a file, or each in a file of its own in a folder. Two tracks never share a file.</summary>
internal sealed class SavePlace
{
    // Of this process: a title that two tracks have is not written over when they are saved by one command after the other.
    private static readonly ConcurrentDictionary<string, string> Owners = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _claims = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _isFolder;
    private string? _saved;

    private SavePlace(string path, bool isFolder) => (Path, _isFolder) = (path, isFolder);

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Reads a path: it names a folder where there is one, where it ends like one, and where nothing is there and it has no extension.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="path">The path as given.</param>
    /// <param name="isFolder">Whether only a folder can be meant.</param>
    /// <exception cref="InvalidRequestException">It lies outside the file system.</exception>
    public static SavePlace Of(PSCmdlet cmdlet, string path, bool isFolder = false)
    {
        var full = FilePath.Of(cmdlet, path);
        return new(full, isFolder || Directory.Exists(full) || System.IO.Path.EndsInDirectorySeparator(path) || (!File.Exists(full) && !HasExtension(full)));
    }

    /// <summary>Refuses a second track where the place is one file, before anything is sent for it.</summary>
    /// <exception cref="InvalidRequestException">Another track is in that file.</exception>
    public void Require(SoundCloudId id)
    {
        if (!_isFolder && _saved is { } saved && saved != id.ToString())
            throw new InvalidRequestException(Messages.SeveralInOneFile(System.IO.Path.GetFileName(Path)));
    }

    /// <summary>The place of one track.</summary>
    /// <param name="urn">The track's URN.</param>
    /// <param name="name">What its file is called in a folder, without extension; any text.</param>
    public SaveTarget For(string urn, string name)
    {
        if (!_isFolder)
            return new(System.IO.Path.GetDirectoryName(Path)!, System.IO.Path.GetFileName(Path), HasExtension: true);
        for (var ending = ""; ; ending += $" ({urn[(urn.LastIndexOf(':') + 1)..]})")
        {
            var target = new SaveTarget(Path, FileName.Safe(name, ending), HasExtension: false);
            if (OwnerOf(target) is { } owner && owner != urn)
                continue;
            _claims[target.Stem] = urn;
            return target;
        }
    }

    /// <summary>Makes the folder, where it is the place that was named; the folder of a file has to be there.</summary>
    /// <exception cref="IOException">There is no such folder and it cannot be made.</exception>
    public void MakeFolder()
    {
        if (_isFolder)
            Directory.CreateDirectory(Path);
    }

    /// <summary>Remembers whose file it is now.</summary>
    public void Remember(SoundCloudId id, SaveTarget target, string urn)
    {
        _saved = id.ToString();
        Owners[target.Stem] = urn;
    }

    private string? OwnerOf(SaveTarget target) => _claims.GetValueOrDefault(target.Stem)
        ?? (Owners.TryGetValue(target.Stem, out var owner) && target.Existing([.. FileName.OfSound, FileName.OfPicture]) is not null ? owner : null);

    // Of "Vol. 2" the last part is no extension.
    private static bool HasExtension(string path) =>
        System.IO.Path.GetExtension(path) is { Length: > 1 and <= 7 } extension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) && !extension.Skip(1).All(char.IsAsciiDigit);
}

/// <summary>The place of one file.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">Its name.</param>
/// <param name="HasExtension">Whether the name is whole; else the extension follows from what is saved.</param>
internal sealed record SaveTarget(string Folder, string Name, bool HasExtension)
{
    /// <summary>The path as far as it is known.</summary>
    public string Stem => Path.Combine(Folder, Name);

    public string PathWith(string extension) => HasExtension ? Stem : Stem + extension;

    /// <summary>The file that is there already, with any of the extensions that it could have; null where there is none.</summary>
    public string? Existing(IEnumerable<string> extensions) =>
        HasExtension ? (File.Exists(Stem) ? Stem : null) : extensions.Select(PathWith).FirstOrDefault(File.Exists);
}
