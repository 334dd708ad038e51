using System.Runtime.InteropServices;

namespace SoundCloud.Tests;

public sealed class SystemBrowserTests : IDisposable
{
    private const string Hostile = "https://secure.soundcloud.com/authorize?a=1&b='$(touch%20x)`id`&c=%22;exit";
    private static readonly Uri Address = new(Hostile);

    private readonly string _directory = Directory.CreateTempSubdirectory("browser").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task The_browser_gets_the_address_whole_and_nothing_of_ours()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The recording browser is a shell script.");
        var record = await RecordAsync(browser => $"/nowhere/missing:{browser} --new-window --title=a$HOME");

        Assert.Equal(["--new-window", "--title=a$HOME", Address.AbsoluteUri], record.Arguments);
        Assert.Contains("KEPT=yes", record.Environment);
        Assert.DoesNotContain(record.Environment, line => line.StartsWith("SOUNDCLOUD_", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(record.Environment, line => line.Contains("app-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_placeholder_is_where_the_address_goes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The recording browser is a shell script.");
        var record = await RecordAsync(browser => $"{browser} --app=%s last");

        Assert.Equal(["--app=" + Address.AbsoluteUri, "last"], record.Arguments);
    }

    [Fact]
    public async Task It_has_neither_our_terminal_nor_our_interrupt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process holds is read from /proc.");
        var record = await RecordAsync(browser => browser);

        Assert.Equal(["/dev/null", "/dev/null", "/dev/null"], record.Streams);
        // HUP is signal 1, INT 2 and QUIT 3.
        Assert.Equal(0b111, Convert.ToInt64(record.Ignored[^1].ToString(), 16) & 0b111);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("relative")]
    public void Only_web_addresses_are_opened(string uri)
    {
        Assert.False(SystemBrowser.TryOpen(new(uri, UriKind.RelativeOrAbsolute), Platform(OSPlatform.Linux, ("BROWSER", "/bin/true")), out var reason));
        Assert.Equal("Only http and https addresses are opened.", reason);
    }

    [Fact]
    public void Without_a_display_nothing_is_opened_and_the_reason_is_said()
    {
        Command("xdg-open");

        Assert.Null(SystemBrowser.Plan(Address, Platform(OSPlatform.Linux), out var reason));
        Assert.Contains("DISPLAY, WAYLAND_DISPLAY and BROWSER are not set", reason, StringComparison.Ordinal);
        Assert.Null(SystemBrowser.Plan(Address, Platform(OSPlatform.Linux, ("BROWSER", "no-such-browser")), out reason));
        Assert.Contains("no-such-browser", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_opener_is_said()
    {
        Assert.False(SystemBrowser.TryOpen(Address, Platform(OSPlatform.Linux, ("DISPLAY", ":0")), out var reason));
        Assert.Contains("Neither xdg-open", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DISPLAY", ":0", "xdg-open")]
    [InlineData("WAYLAND_DISPLAY", "wayland-0", "xdg-open")]
    [InlineData("WSL_DISTRO_NAME", "Debian", "wslview")]
    public void Linux_has_its_openers(string variable, string value, string opener)
    {
        var path = Command(opener);

        var start = SystemBrowser.Plan(Address, Platform(OSPlatform.Linux, (variable, value)), out _)!;

        Assert.Equal("/bin/sh", start.FileName);
        Assert.Equal(["sh", path, Address.AbsoluteUri], start.ArgumentList.Skip(2));
    }

    [Fact]
    public void Mac_os_has_open_and_windows_the_protocol_handler()
    {
        var mac = SystemBrowser.Plan(Address, Platform(OSPlatform.OSX), out _)!;
        var windows = SystemBrowser.Plan(Address, Platform(OSPlatform.Windows, ("SOUNDCLOUD_CLIENT_SECRET", "app-secret")), out _)!;

        Assert.Equal(["sh", "/usr/bin/open", Address.AbsoluteUri], mac.ArgumentList.Skip(2));
        Assert.EndsWith("rundll32.exe", windows.FileName, StringComparison.Ordinal);
        Assert.Equal(["url.dll,FileProtocolHandler", Address.AbsoluteUri], windows.ArgumentList);
        Assert.False(windows.UseShellExecute);
        Assert.DoesNotContain("SOUNDCLOUD_CLIENT_SECRET", windows.Environment.Keys);
    }

    [Fact]
    public void The_variable_comes_first_and_may_be_a_path_with_spaces()
    {
        var path = Command("my browser");
        Command("xdg-open");

        var start = SystemBrowser.Plan(Address, Platform(OSPlatform.Linux, ("DISPLAY", ":0"), ("BROWSER", path)), out _)!;

        Assert.Equal(["sh", path, Address.AbsoluteUri], start.ArgumentList.Skip(2));
    }

    [Fact]
    public void Nothing_is_run_from_a_relative_path()
    {
        Assert.Null(SystemBrowser.Plan(Address, Platform(OSPlatform.Linux, ("BROWSER", "./evil:sub/evil"), ("PATH", ".:relative")), out _));
    }

    private string Command(string name, string script = "#!/bin/sh\n")
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private BrowserPlatform Platform(OSPlatform system, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = _directory };
        foreach (var (name, value) in variables)
            environment[name] = value;
        return new(system, environment);
    }

    // The script writes its arguments to a named pipe, so reading the pipe waits for the script.
    private async Task<Record> RecordAsync(Func<string, string> variable)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var pipe = Path.Combine(_directory, "pipe");
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            await mkfifo.WaitForExitAsync(timeout.Token);
        var browser = Command("recorder", $$"""
            #!/bin/sh
            {
              for argument in "$@"; do printf 'argument %s\n' "$argument"; done
              env | sed 's/^/environment /'
            } > '{{pipe}}.part'
            if [ -d /proc/self/fd ]; then
              streams=$(for stream in 0 1 2; do printf 'stream %s\n' "$(readlink /proc/$$/fd/$stream)"; done)
              printf '%s\n' "$streams" >> '{{pipe}}.part'
              sed -n 's/^SigIgn:[[:space:]]*/ignored /p' /proc/$$/status >> '{{pipe}}.part'
            fi
            cat '{{pipe}}.part' > '{{pipe}}'
            """);
        var platform = Platform(
            OSPlatform.Linux,
            ("PATH", "/usr/bin:/bin"),
            ("BROWSER", variable(browser)),
            ("KEPT", "yes"),
            ("SOUNDCLOUD_CLIENT_SECRET", "app-secret"),
            ("soundcloud_authorization", "app-secret"));

        Assert.True(SystemBrowser.TryOpen(Address, platform, out var reason), reason);
        var lines = await Task.Run(() => File.ReadAllLines(pipe), timeout.Token).WaitAsync(timeout.Token);
        return new(Of("argument "), Of("environment "), Of("stream "), Of("ignored ").SingleOrDefault() ?? "0");

        string[] Of(string kind) => [.. lines.Where(line => line.StartsWith(kind, StringComparison.Ordinal)).Select(line => line[kind.Length..])];
    }

    private sealed record Record(string[] Arguments, string[] Environment, string[] Streams, string Ignored);
}
