using System.Diagnostics;

namespace SoundCloud.Benchmarks;

/// <summary>The peers on Node, installed from npm when they are needed.</summary>
internal static class NodePeers
{
    private const string Version = "1.13.4";

    public static string? NoNode => Shell.Find("node") is null ? "not run: there is no node" : null;

    /// <summary>Installs soundcloud-api-ts in the output folder. Returns the reason if that fails.</summary>
    public static string? Install(Bench bench)
    {
        if (NoNode is { } none)
            return none;
        var folder = Prepare(bench);
        var manifest = Path.Combine(folder, "node_modules", "soundcloud-api-ts", "package.json");
        if (File.Exists(manifest) && File.ReadAllText(manifest).Contains($"\"version\": \"{Version}\"", StringComparison.Ordinal))
            return null;
        if (Shell.Find("npm") is not { } npm)
            return "not run: there is no npm";
        Bench.Say($"installing soundcloud-api-ts {Version}");
        var start = new ProcessStartInfo(npm, ["install", "--no-package-lock", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromSeconds(90)))
            process.Kill(entireProcessTree: true);
        return process.HasExited && process.ExitCode == 0 ? null : $"not run: npm did not install soundcloud-api-ts {Version}";
    }

    public static LineProcess Start(Bench bench, string name) => new(
        name,
        Shell.Start(Shell.SubjectCore, Shell.Find("node")!, [Path.Combine(Prepare(bench), "subject.mjs"), name, bench.Api.AbsoluteUri]));

    // Node looks for packages beside the script.
    private static string Prepare(Bench bench)
    {
        var folder = Path.Combine(bench.Options.OutputFolder, "node");
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { "package.json", "subject.mjs" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Subjects", "Node", file), Path.Combine(folder, file), overwrite: true);
        return folder;
    }
}
