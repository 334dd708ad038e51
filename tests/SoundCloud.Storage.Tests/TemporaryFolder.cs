namespace SoundCloud.Tests;

/// <summary>A folder of a test's own.</summary>
public abstract class TemporaryFolder : IDisposable
{
    protected static CancellationToken None => CancellationToken.None;

    protected string Root { get; } = Directory.CreateTempSubdirectory("sc-store-").FullName;

    /// <summary>A folder that is not there yet.</summary>
    protected string Folder => Path.Combine(Root, "accounts");

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }
}
