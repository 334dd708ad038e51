using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SoundCloud;

/// <summary>Opens an address in the user's browser, which gets neither our secrets nor our terminal.</summary>
internal static class SystemBrowser
{
    // What exec is given comes as arguments, so that no shell reads the address; Ctrl+C here is not the browser's.
    private const string Detached = "trap '' HUP INT QUIT; exec \"$@\" >/dev/null 2>&1 </dev/null";

    /// <summary>Opens it, or says why not; whether the browser then shows it is not waited for.</summary>
    public static bool TryOpen(Uri uri, out string? reason) => TryOpen(uri, BrowserPlatform.Current, out reason);

    /// <summary>Opens it on that platform.</summary>
    public static bool TryOpen(Uri uri, BrowserPlatform platform, out string? reason)
    {
        if (Plan(uri, platform, out reason) is not { } start)
            return false;
        try
        {
            using var process = Process.Start(start);
            return true;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException or IOException)
        {
            reason = Messages.BrowserNotStarted(e.Message);
            return false;
        }
    }

    /// <summary>What would be started; null and a reason where nothing can be.</summary>
    internal static ProcessStartInfo? Plan(Uri uri, BrowserPlatform platform, out string? reason)
    {
        reason = null;
        if (uri is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            reason = Messages.NotAWebAddress;
            return null;
        }
        if ((FromVariable(uri.AbsoluteUri, platform) ?? FromSystem(uri.AbsoluteUri, platform, out reason)) is not { } command)
            return null;
        return StartOf(command, platform);
    }

    private static string[]? FromVariable(string address, BrowserPlatform platform)
    {
        if (platform["BROWSER"] is not { } variable)
            return null;
        // On Windows a colon belongs to the path.
        string[] candidates = platform.IsWindows ? [variable] : variable.Split(':');
        return candidates.Select(candidate => FromCandidate(candidate.Trim(), address, platform)).FirstOrDefault(static command => command is not null);
    }

    private static string[]? FromCandidate(string candidate, string address, BrowserPlatform platform)
    {
        if (candidate.Length == 0)
            return null;
        // A path with spaces is one word where there is such a file.
        if (platform.Find(candidate.Trim('"')) is { } whole)
            return [whole, address];
        var words = candidate.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (platform.Find(words[0]) is not { } command)
            return null;
        var arguments = words.Skip(1).Select(word => word.Replace("%s", address, StringComparison.Ordinal));
        return candidate.Contains("%s", StringComparison.Ordinal) ? [command, .. arguments] : [command, .. arguments, address];
    }

    private static string[]? FromSystem(string address, BrowserPlatform platform, out string? reason)
    {
        reason = null;
        if (platform.IsWindows)
            return [Path.Combine(Environment.SystemDirectory, "rundll32.exe"), "url.dll,FileProtocolHandler", address];
        if (platform.System == OSPlatform.OSX)
            return ["/usr/bin/open", address];
        if (platform["WSL_DISTRO_NAME"] is not null && platform.Find("wslview") is { } wslview)
            return [wslview, address];
        if (platform["DISPLAY"] is null && platform["WAYLAND_DISPLAY"] is null)
        {
            // What xdg-open finds then is a browser for the terminal, and the terminal is ours.
            reason = platform["BROWSER"] is { } browser
                ? Messages.NoDisplayAndNoBrowser(browser)
                : Messages.NoDisplay;
        }
        else if (platform.Find("xdg-open") is { } opener)
        {
            return [opener, address];
        }
        else
        {
            reason = Messages.NoBrowserOpener;
        }

        return null;
    }

    private static ProcessStartInfo StartOf(string[] command, BrowserPlatform platform)
    {
        if (!platform.IsWindows)
            command = ["/bin/sh", "-c", Detached, "sh", .. command];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, CreateNoWindow = true };
        start.Environment.Clear();
        foreach (var (name, value) in platform.ChildEnvironment)
            start.Environment[name] = value;
        return start;
    }
}
