using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SoundCloud.PowerShell;

/// <summary>
/// Loads SoundCloud.Storage and its packages apart from other modules, which may use other versions of the same packages.
/// </summary>
internal sealed class StorageLoadContext : AssemblyLoadContext
{
    private const string StorageName = "SoundCloud.Storage";

    private static readonly Lazy<StorageLoadContext> Instance = new(static () => new());

    private readonly string _folder = Path.Combine(Path.GetDirectoryName(typeof(StorageLoadContext).Assembly.Location)!, "storage");

    private StorageLoadContext()
        : base(StorageName)
    {
    }

    /// <summary>Makes SoundCloud.Storage loadable. It is loaded at its first use.</summary>
    // Runs before any other code of the assembly: a method that names one of its types is compiled before its own code could register this
    // handler.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Nobody references this assembly: it is a program that PowerShell runs.")]
    internal static void Offer() => Default.Resolving += static (_, name) => name.Name == StorageName ? Instance.Value.Load(name) : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The client is not loaded again here: ITokenStore must be the same type on both sides.
        if (assemblyName.Name == typeof(ITokenStore).Assembly.GetName().Name)
            return typeof(ITokenStore).Assembly;

        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
