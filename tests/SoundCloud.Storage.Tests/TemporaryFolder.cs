namespace SoundCloud.Tests;

/// <summary>A temporary folder for a test.</summary>
public abstract class TemporaryFolder : IDisposable
{
    protected static CancellationToken None => CancellationToken.None;

    protected string Root { get; } = Directory.CreateTempSubdirectory("sc-store-").FullName;

    /// <summary>A path of a folder that does not exist yet.</summary>
    protected string Folder => Path.Combine(Root, "accounts");

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }
}
