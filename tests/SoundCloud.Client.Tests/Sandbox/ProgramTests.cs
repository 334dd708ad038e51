using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SoundCloud.Sandbox;

namespace SoundCloud.Tests.Sandbox;

/// <summary>The sandbox as a program, for who does not work in PowerShell.</summary>
public class ProgramTests
{
    private readonly CancellationToken _timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    [Fact]
    public async Task It_says_where_it_listens_and_with_what_to_sign_in()
    {
        var port = FreePort();
        using var program = Start("--port", $"{port}", "--tracks", "5");
        try
        {
            var said = new List<string>();
            while (await program.StandardOutput.ReadLineAsync(_timeout) is { } line && !line.Contains("Ctrl+C", StringComparison.Ordinal))
                said.Add(line);

            Assert.Contains($"api            http://127.0.0.1:{port}", said);
            Assert.Contains($"auth           http://127.0.0.1:{port + 1}", said);
            Assert.Contains("client id      sandbox-client", said);
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/tracks"), _timeout);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(_timeout);
        }
    }

    [Theory]
    [InlineData(0, "Start-SCSandbox", "--help")]
    [InlineData(0, "close-early", "--faults")]
    [InlineData(2, "unknown argument '--bogus'", "--bogus")]
    [InlineData(2, "--port takes a whole number", "--port", "many")]
    [InlineData(2, "nonsense", "--fault", "nonsense")]
    public async Task It_helps_and_refuses(int code, string said, params string[] arguments)
    {
        using var program = Start(arguments);

        var output = program.StandardOutput.ReadToEndAsync(_timeout);
        var errors = await program.StandardError.ReadToEndAsync(_timeout);
        await program.WaitForExitAsync(_timeout);

        Assert.Contains(said, code == 0 ? await output : errors, StringComparison.Ordinal);
        Assert.Equal(code, program.ExitCode);
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", ["exec", typeof(SoundCloudSandbox).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    // The first of three that are free.
    private static int FreePort()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            try
            {
                using var second = new TcpListener(IPAddress.Loopback, port + 1);
                using var third = new TcpListener(IPAddress.Loopback, port + 2);
                second.Start();
                third.Start();
                return port;
            }
            catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
            {
            }
        }
    }
}
