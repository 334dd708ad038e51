namespace SoundCloud.Tests;

public sealed class SecretServiceTests : TemporaryFolder
{
    // A bus that does not activate services; otherwise it would start an installed keyring.
    private const string BareBus = """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
        <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
        """;

    private const string NotHere = "Linux alone has a Secret Service.";
    private const string Unlocked = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null\n";

    [Fact]
    public async Task An_entry_of_one_process_is_read_by_the_next()
    {
        var (output, _) = await InSessionAsync(Unlocked + $"""
            app secure write '{Folder}' 'Shop ♫' 'a secret'
            app secure write '{Folder}' me 'first'
            app secure write '{Folder}' me '{new string('x', 20_000)}'
            app secure read '{Folder}' 'SHOP ♫'
            app secure read '{Folder}' me | wc -c
            app secure list '{Folder}'
            app secure read '{Folder}-other' me
            app secure remove '{Folder}' 'shop ♫'
            app secure read '{Folder}' 'shop ♫'
            app secure list '{Folder}'
            """);
        Assert.Equal(
            ["written to SecretService", "written to SecretService", "written to SecretService", "a secret", "20001", "entries: me, shop ♫", "nothing", "removed", "nothing", "entries: me"],
            output);
        Assert.All(Directory.GetFiles(Folder), path => Assert.Equal(0, new FileInfo(path).Length));
        Assert.Equal(["secure-me"], Directory.GetFiles(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_probe_leaves_nothing_in_the_keyring()
    {
        var (output, _) = await InSessionAsync(Unlocked + $"""
            app secure write '{Folder}' me 'x'
            dbus-send --session --print-reply=literal --dest=org.freedesktop.secrets /org/freedesktop/secrets \
                org.freedesktop.Secret.Service.SearchItems dict:string:string:Application,SoundCloud.PowerShell | grep -o '/secrets/collection/' | wc -l
            """);
        Assert.Equal(["written to SecretService", "1"], output);
    }

    [Fact]
    public async Task A_locked_keyring_is_a_reason()
    {
        await InSessionAsync(Unlocked + $"app secure write '{Folder}' me x");

        // The next session has the same keyring, locked, and no display to ask for the password.
        var (output, _) = await InSessionAsync($"app secure list '{Folder}'");
        Assert.Equal("none: The keyring cannot be used: Cannot create an item in a locked collection.", Assert.Single(output));
        Assert.Equal(["secure-me"], Directory.GetFiles(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_bus_without_a_keyring_is_a_reason()
    {
        await File.WriteAllTextAsync(Path.Combine(Root, "bus.conf"), BareBus, None);
        var (output, _) = await InSessionAsync($"app secure list '{Folder}'", "--config-file", Path.Combine(Root, "bus.conf"));
        Assert.StartsWith("none: The keyring cannot be used: ", Assert.Single(output), StringComparison.Ordinal);
        Assert.Contains("org.freedesktop.secrets", output[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bus_that_is_gone_is_a_reason_and_nothing_is_written_to_the_console()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NotHere);
        using var other = OtherProcess.Run(
            "sh", ["-c", $"{OtherProcess.CommandLine} secure list '{Folder}'"], ("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + Path.Combine(Root, "nobody")));
        var (output, errors) = await other.EndAsync();
        Assert.StartsWith("none: ", output, StringComparison.Ordinal);
        Assert.Single(output.TrimEnd().Split('\n'));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Without_a_bus_there_is_a_reason_at_once_and_not_even_a_folder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NotHere);
        using var other = OtherProcess.Run(
            "sh", ["-c", $"{OtherProcess.CommandLine} secure list '{Folder}'"], ("DBUS_SESSION_BUS_ADDRESS", null), ("XDG_RUNTIME_DIR", Root));
        var (output, errors) = await other.EndAsync();
        Assert.Equal("none: There is no session bus (DBUS_SESSION_BUS_ADDRESS is not set), so no keyring can be used.", output.TrimEnd());
        Assert.Empty(errors);
        Assert.False(Directory.Exists(Folder));
    }

    // A separate session with its own bus, home and keyring, which end with it.
    private async Task<(string[] Lines, string Errors)> InSessionAsync(string script, params string[] options)
    {
        foreach (var program in (string[])["dbus-run-session", "gnome-keyring-daemon"])
            Assert.SkipUnless(IsInstalled(program), $"No Secret Service can be started here: {program} is not installed.");

        var run = Path.Combine(Root, "run");
        Directory.CreateDirectory(run);
        script = $"app() {{ {OtherProcess.CommandLine} \"$@\"; }}\n{script}\ntrue";
        using var session = OtherProcess.Run(
            "dbus-run-session",
            [.. options, "--", "sh", "-c", script],
            ("HOME", Path.Combine(Root, "home")),
            ("XDG_RUNTIME_DIR", run),
            ("XDG_DATA_HOME", null),
            ("XDG_CONFIG_HOME", null),
            ("XDG_CACHE_HOME", null),
            ("DBUS_SESSION_BUS_ADDRESS", null),
            ("DISPLAY", null),
            ("WAYLAND_DISPLAY", null));
        var (output, errors) = await session.EndAsync();
        return (output.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
