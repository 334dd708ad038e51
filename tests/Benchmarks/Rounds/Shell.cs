using System.Diagnostics;

namespace SoundCloud.Benchmarks;

/// <summary>Starts the processes: subjects on core 1, the server on core 0, without environment variables that would affect the results.</summary>
public sealed class Shell(string pwsh, IReadOnlyList<string> pwshArguments)
{
    public const int ServerCore = 0;
    public const int SubjectCore = 1;

    private static readonly string? TaskSet = Environment.ProcessorCount > 1 && OperatingSystem.IsLinux() ? Find("taskset") : null;

    public static bool IsPinned => TaskSet is not null;

    /// <summary>Moves all threads of a process to these cores, where processes are pinned at all.</summary>
    public static void Move(int process, string cores)
    {
        if (TaskSet is null)
            return;
        var start = new ProcessStartInfo(TaskSet, ["-a", "-p", "-c", cores, process.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var mover = Process.Start(start)!;
        mover.StandardOutput.ReadToEnd();
        mover.WaitForExit();
        if (mover.ExitCode != 0)
            throw new InvalidOperationException($"A subject could not be moved to core {cores}.");
    }

    /// <summary>Why there is no PowerShell; null if there is one.</summary>
    public string? NoPowerShell => Find(pwsh) is null ? $"not run: there is no {Path.GetFileName(pwsh)}" : null;

    public string? PowerShellVersion => NoPowerShell is null ? VersionOf(pwsh, [.. pwshArguments]) : null;

    /// <summary>The version that a program reports; null if there is no such program.</summary>
    public static string? VersionOf(string program, params string[] arguments) =>
        Find(program) is { } path ? LineProcess.LastLine(program, Start(ServerCore, path, [.. arguments, "--version"])) : null;

    public static string? Find(string program)
    {
        if (Path.IsPathFullyQualified(program))
            return File.Exists(program) ? program : null;
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Starts this program again in another role.</summary>
    public static ProcessStartInfo Self(int core, params string[] arguments)
    {
        var program = Environment.ProcessPath!;
        // With `dotnet Benchmarks.dll` the process is the host.
        var dll = typeof(Shell).Assembly.Location;
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? Start(core, program, [dll, .. arguments]) : Start(core, program, arguments);
    }

    /// <summary>A script of the subjects, on any core if the server is almost idle, as on a user's machine.</summary>
    public ProcessStartInfo PowerShell(int? core, string script, params string[] arguments) => Start(
        core,
        pwsh,
        [.. pwshArguments, "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Subjects", "PowerShell", script), .. arguments]);

    public static ProcessStartInfo Start(int? core, string program, IEnumerable<string> arguments)
    {
        var start = TaskSet is not null && core is { } own
            ? new ProcessStartInfo(TaskSet, ["-c", own.ToString(System.Globalization.CultureInfo.InvariantCulture), program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToArray())
            start.Environment.Remove(name);
        // On one core, the runtime waits ten times as long before it optimises hot code, longer than a run. Users' machines have several cores.
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("SOUNDCLOUD_", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase);
}
