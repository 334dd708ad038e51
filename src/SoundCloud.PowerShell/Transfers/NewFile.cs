using System.Collections.ObjectModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Writes a file completely or not at all, and replaces an existing file only if that is wanted.</summary>
internal static class NewFile
{
    public static FileInfo Write(string path, string text, bool force)
    {
        RequireFree(path, force);
        var part = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.part");
        try
        {
            File.WriteAllText(part, text);
            return Move(part, path, force);
        }
        finally
        {
            // Does nothing if the file was moved.
            File.Delete(part);
        }
    }

    public static FileInfo Move(string part, string path, bool force)
    {
        try
        {
            File.Move(part, path, overwrite: force);
        }
        catch (IOException e) when (!force && File.Exists(path))
        {
            throw Taken(path, e);
        }
        return new FileInfo(path);
    }

    public static void RequireFree(string? path, bool force)
    {
        if (!force && File.Exists(path))
            throw Taken(path);
    }

    /// <summary>The file as Get-Item returns it. A plain FileInfo would show empty columns for mode, owner and size.</summary>
    public static Collection<PSObject> AsItem(FileInfo file, PSCmdlet cmdlet) =>
        cmdlet.InvokeProvider.Item.Get([$@"Microsoft.PowerShell.Core\FileSystem::{file.FullName}"], force: true, literalPath: true);

    private static FileTakenException Taken(string path, IOException? e = null) => new(Messages.FileTaken(Path.GetFileName(path)), e);
}
