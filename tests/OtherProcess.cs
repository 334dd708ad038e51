using System.Diagnostics;

namespace SoundCloud.Tests;

/// <summary>The suite's program in a process of its own, where it does not run tests but what <see cref="SuiteProgram"/> says.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <summary>How a shell starts the program.</summary>
    public static string CommandLine => string.Join(' ', Program.Prepend(Environment.ProcessPath!).Select(part => $"'{part}'"));

    // The suite is its own executable, or "dotnet" with its assembly.
    private static IEnumerable<string> Program => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? ["exec", typeof(OtherProcess).Assembly.Location, SuiteProgram.AsOther]
        : [SuiteProgram.AsOther];

    public StreamReader Output => _process.StandardOutput;

    public static OtherProcess Start(params string[] arguments) => Run(Environment.ProcessPath!, [.. Program, .. arguments]);

    public static OtherProcess Run(string program, IEnumerable<string> arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // In a mutation run, Stryker would wait after each later test for a word from this process.
        start.Environment.Remove("STRYKER_COVERAGE_EPOCH_FILE");
        foreach (var (name, value) in environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
        return new(Process.Start(start)!);
    }

    public async Task<(string Output, string Errors)> EndAsync()
    {
        _process.StandardInput.Close();
        var errors = _process.StandardError.ReadToEndAsync();
        var output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (output, await errors);
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
