namespace SoundCloud.Storage;

/// <summary>The D-Bus of the user's session, which a keyring needs.</summary>
internal static class SessionBus
{
    /// <summary>Whether libsecret would find an address. It does not check whether a service listens there.</summary>
    public static bool Exists =>
        Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS") is { Length: > 0 }
        || (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } folder && File.Exists(Path.Combine(folder, "bus")));
}
