using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Xunit.Sdk;
using Xunit.v3;

// One engine, one process: module tables, environment and the sandbox are shared.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace SoundCloud.PowerShell.Tests;

/// <summary>Where the tests' assemblies come from: the engine from its package, ours from the built module.</summary>
internal static class Engine
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built module's folder.</summary>
    public static string ModuleFolder { get; } = Path.Combine(Root, "out", "SoundCloud");

    /// <summary>The built module's manifest.</summary>
    public static string Manifest { get; } = Path.Combine(ModuleFolder, "SoundCloud.psd1");

    // Before xUnit looks at a test class: discovery already loads the types in their signatures.
    [ModuleInitializer]
    internal static void Install()
    {
        HideAccounts();
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            Path.Combine(ModuleFolder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    // The accounts and the keyring of whoever runs the tests are not theirs.
    private static void HideAccounts()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"soundcloud-tests-{Guid.NewGuid():N}");
        Environment.SetEnvironmentVariable("SOUNDCLOUD_ACCOUNTS_PATH", folder);
        Environment.SetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS", null);
        Environment.SetEnvironmentVariable("XDG_RUNTIME_DIR", null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        };
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SoundCloud.PowerShell.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
