using System.Diagnostics;

namespace SoundCloud.Tests;

/// <summary>Runs this assembly as another process.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <summary>How a shell starts the program.</summary>
    public static string CommandLine => $"'{Environment.ProcessPath}' exec '{typeof(OtherProcess).Assembly.Location}'";

    public StreamReader Output => _process.StandardOutput;

    public static OtherProcess Start(params string[] arguments) => Run(Environment.ProcessPath!, ["exec", typeof(OtherProcess).Assembly.Location, .. arguments]);

    public static OtherProcess Run(string program, IEnumerable<string> arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
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
