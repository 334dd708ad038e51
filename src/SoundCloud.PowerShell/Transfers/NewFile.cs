using System.Collections.ObjectModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A file that is there whole or not at all, and that replaces another only where that is wanted.</summary>
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
            // Gone, where it was moved.
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

    /// <summary>The file as Get-Item gives it: a bare FileInfo has empty columns for its mode, owner and size.</summary>
    public static Collection<PSObject> AsItem(FileInfo file, PSCmdlet cmdlet) =>
        cmdlet.InvokeProvider.Item.Get([$@"Microsoft.PowerShell.Core\FileSystem::{file.FullName}"], force: true, literalPath: true);

    private static IOException Taken(string path, IOException? e = null) => new(Messages.FileTaken(Path.GetFileName(path)), e);
}
