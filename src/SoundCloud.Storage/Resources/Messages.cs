namespace SoundCloud.Storage;

/// <summary>The messages of the account stores: a member for each text of Messages.resx, in the language of the UI culture.</summary>
internal static class Messages
{
    private static readonly LocalizedTexts Texts = new(typeof(Messages));

    // Names of accounts.
    public static string NameLength(int longest) => Texts.Format([longest]);
    public static string NameTooLong => Texts.Get();
    public static string NameNotText => Texts.Get();

    // Files.
    public static string FileUnreadable(string reason) => Texts.Format([reason]);
    public static string FileUnwritable(string reason) => Texts.Format([reason]);
    public static string FileIsLink(string path) => Texts.Format([path]);
    public static string LockNotTaken(string reason) => Texts.Format([reason]);
    public static string FolderUnwritable(string path, string reason) => Texts.Format([path, reason]);
    public static string FolderIsLink(string path) => Texts.Format([path]);
    public static string FolderIsOpen(string path, string mode) => Texts.Format([path, mode]);
    public static string FolderNotListed(string path, string reason) => Texts.Format([path, reason]);
    public static string FolderNotCleaned(string path, string reason) => Texts.Format([path, reason]);

    // Keyrings.
    public static string ServerAway(string server) => Texts.Format([server]);
    public static string ServerRefusesPassword(string server) => Texts.Format([server]);
    public static string ServerRefuses(string server, string code) => Texts.Format([server, code]);
    public static string Keychain => Texts.Get();
    public static string Keyring => Texts.Get();
    public static string ReadsOther(string place) => Texts.Format([place]);
    public static string PlaceUnusable(string place, string reason) => Texts.Format([place, reason]);
    public static string NoSessionBus => Texts.Get();
    public static string NoLibsecret => Texts.Get();
}
