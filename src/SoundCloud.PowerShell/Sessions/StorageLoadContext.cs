using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SoundCloud.PowerShell;

/// <summary>What SoundCloud.Storage brings along, kept apart: another module's versions of the same packages do not matter, nor ours to it.</summary>
internal sealed class StorageLoadContext : AssemblyLoadContext
{
    private const string StorageName = "SoundCloud.Storage";

    private static readonly Lazy<StorageLoadContext> Instance = new(static () => new());

    private readonly string _folder = Path.Combine(Path.GetDirectoryName(typeof(StorageLoadContext).Assembly.Location)!, "storage");

    private StorageLoadContext()
        : base(StorageName)
    {
    }

    /// <summary>Makes SoundCloud.Storage loadable, which nothing is until its first use.</summary>
    // Before any other code of the assembly: a method that names one of its types is compiled before it could ask for it.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Nobody references this assembly: it is a program that PowerShell runs.")]
    internal static void Offer() => Default.Resolving += static (_, name) => name.Name == StorageName ? Instance.Value.Load(name) : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // ITokenStore has to be the same type on both sides.
        if (assemblyName.Name == typeof(ITokenStore).Assembly.GetName().Name)
            return typeof(ITokenStore).Assembly;

        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
