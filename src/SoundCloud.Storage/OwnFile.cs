namespace SoundCloud.Storage;

/// <summary>Files and folders that are their owner's alone, from their creation on.</summary>
internal static class OwnFile
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>How to open one.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>Opens one; a link in its place is not followed.</summary>
    /// <exception cref="IOException">It is a link, or cannot be opened.</exception>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        RefuseLink(path);
        return new(path, Options(mode, access, share));
    }

    /// <summary>Refuses what another file stands for. Nobody else can put a link there afterwards: the folder is ours.</summary>
    /// <exception cref="IOException">It is a link.</exception>
    public static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
            throw new IOException(Messages.FileIsLink(path));
    }

    /// <summary>A folder that only its owner can look into, and so are those above it that are made with it; one that exists is left as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // CreateDirectory gives the mode to the last one alone.
            if (Path.GetDirectoryName(path) is { } parent)
                CreateFolder(parent);
            Directory.CreateDirectory(path, OwnersFolder);
        }
    }

    /// <summary>Refuses a folder in which somebody else can put or replace files.</summary>
    /// <exception cref="TokenStoreException">It is one, or a link.</exception>
    public static void RefuseOpenFolder(string path)
    {
        if (new DirectoryInfo(path).LinkTarget is not null)
            throw new TokenStoreException(Messages.FolderIsLink(path));
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & Others) != 0)
            throw new TokenStoreException(Messages.FolderIsOpen(path, Convert.ToString((int)mode, 8)));
    }
}
