using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>A process that communicates in lines.</summary>
public sealed class LineProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly string _name;

    public LineProcess(string name, ProcessStartInfo start)
    {
        _name = name;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
        _process.ErrorDataReceived += (_, e) =>
        {
            lock (_errors)
                _errors.AppendLine(e.Data);
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>Moves all its threads to these cores.</summary>
    public void MoveTo(string cores) => Shell.Move(_process.Id, cores);

    /// <summary>Runs a program to its end and gives its last line.</summary>
    public static string LastLine(string name, ProcessStartInfo start)
    {
        using var process = new LineProcess(name, start);
        process._process.StandardInput.Close();
        string? last = null;
        while (process.TryReadLine() is { } line)
        {
            if (line.Length > 0)
                last = line;
        }
        process._process.WaitForExit();
        return process._process.ExitCode == 0 && last is not null ? last : throw process.Failed();
    }

    public JobResult Run(Job job)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(job, JobResult.Json));
        _process.StandardInput.Flush();
        return JsonSerializer.Deserialize<JobResult>(ReadLine(), JobResult.Json)!;
    }

    public string ReadLine() => TryReadLine() ?? throw Failed();

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
        _process.WaitForExit();
        _process.Dispose();
    }

    private string? TryReadLine()
    {
        var line = _process.StandardOutput.ReadLineAsync();
        return line.Wait(Patience) ? line.Result : throw new InvalidOperationException($"{_name} said nothing for {Patience.TotalSeconds} s.");
    }

    private InvalidOperationException Failed()
    {
        _process.WaitForExit(2_000);
        lock (_errors)
            return new($"{_name} failed: {_errors.ToString().Trim()}");
    }
}
