using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace SoundCloud.PowerShell;

/// <summary>A path as PowerShell means it, and a file of the file system. Only those can be read and written here.</summary>
internal static class FilePath
{
    /// <summary>The full path, wildcards read as they are.</summary>
    /// <exception cref="InvalidRequestException">It lies outside the file system, in Env: or Cert: for example; so does a relative path whose current location does.</exception>
    /// <exception cref="FileNotFoundException">There is no such drive or provider.</exception>
    public static string Of(PSCmdlet cmdlet, string path)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.ImplementingType == typeof(FileSystemProvider) ? full : throw new InvalidRequestException(Messages.PathNotOfFile(path, provider.Name));
        }
        catch (SessionStateException e)
        {
            throw new FileNotFoundException(e.Message, e);
        }
    }

    /// <summary>The files that a path names: itself where there is one of that very name, which may look like a pattern, else those that match it.</summary>
    /// <exception cref="InvalidRequestException">It lies outside the file system.</exception>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static IReadOnlyList<string> FilesOf(PSCmdlet cmdlet, string path)
    {
        var literal = Of(cmdlet, path);
        if (File.Exists(literal))
            return [literal];
        try
        {
            List<string> files = [.. cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _).Where(File.Exists)];
            return files.Count > 0 ? files : throw new FileNotFoundException(Messages.FileMissing(path));
        }
        catch (SessionStateException e)
        {
            throw new FileNotFoundException(Messages.FileMissing(path), e);
        }
    }

    /// <summary>The picture that a path names; null where no path is given.</summary>
    /// <exception cref="IOException">There is none, or it cannot be read.</exception>
    public static Picture? PictureOf(PSCmdlet cmdlet, string? path)
    {
        if (string.IsNullOrEmpty(path))
            return null;
        var file = FilesOf(cmdlet, path)[0];
        return new Picture(Path.GetFileName(file), File.ReadAllBytes(file));
    }
}
