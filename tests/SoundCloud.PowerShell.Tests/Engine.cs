using System.Reflection;
using System.Runtime.Loader;

namespace SoundCloud.PowerShell.Tests;

/// <summary>The real PowerShell engine, from the folder that the build was given; not one type of it is named here.</summary>
internal static class Engine
{
    private const string EngineName = "System.Management.Automation";

    private static readonly Lazy<bool> Ready = new(InstallOnce);

    /// <summary>The folder of the PowerShell that runs the tests.</summary>
    public static string Home { get; } = AppContext.GetData("PowerShellHome") as string
        ?? throw new InvalidOperationException("No engine: build with -p:PowerShellHome=FOLDER, as ./build.ps1 does.");

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built module's folder.</summary>
    public static string ModuleFolder { get; } = Path.Combine(Root, "out", "SoundCloud");

    /// <summary>The built module's manifest.</summary>
    public static string Manifest { get; } = Path.Combine(ModuleFolder, "SoundCloud.psd1");

    /// <summary>Makes the engine loadable; must come before a type that names it is loaded.</summary>
    public static void Install() => _ = Ready.Value;

    private static bool InstallOnce()
    {
        HideAccounts();
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            Load(context, Home, name) ?? (name.Name!.StartsWith("SoundCloud.", StringComparison.Ordinal) ? Load(context, ModuleFolder, name) : null);

        // The engine's own resolver: native libraries, and modules that look for assemblies beside it.
        AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(Home, EngineName + ".dll"))
            .GetType("System.Management.Automation.PowerShellAssemblyLoadContextInitializer", throwOnError: true)!
            .GetMethod("SetPowerShellAssemblyLoadContext", BindingFlags.Public | BindingFlags.Static)!
            .Invoke(null, [Home]);
        return true;
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

    private static Assembly? Load(AssemblyLoadContext context, string folder, AssemblyName name)
    {
        var path = Path.Combine(folder, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
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
