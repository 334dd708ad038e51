using System.Globalization;

namespace SoundCloud;

/// <summary>The signed-in user with what only they see: <c>GET /me</c>.</summary>
public sealed partial class Me : User
{
    /// <summary>Whether the e-mail address is confirmed; uploads need it.</summary>
    public bool? PrimaryEmailConfirmed { get; set; }

    /// <summary>The language of the account.</summary>
    public string? Locale { get; set; }

    /// <summary>Private tracks.</summary>
    public long? PrivateTracksCount { get; set; }

    /// <summary>Private playlists.</summary>
    public long? PrivatePlaylistsCount { get; set; }

    /// <summary>Seconds of audio that can still be uploaded; null where there is no limit.</summary>
    public long? UploadSecondsLeft { get; set; }

    /// <summary>The upload quota.</summary>
    public UploadQuota? Quota { get; set; }
}

/// <summary>How much a user may upload.</summary>
public sealed partial class UploadQuota
{
    /// <summary>Whether there is no limit.</summary>
    public bool? UnlimitedUploadQuota { get; set; }

    /// <summary>Seconds of audio uploaded.</summary>
    public long? UploadSecondsUsed { get; set; }

    /// <summary>Seconds of audio left; null where there is no limit.</summary>
    public long? UploadSecondsLeft { get; set; }

    /// <summary>What is left.</summary>
    public override string ToString() =>
        UnlimitedUploadQuota is true ? "unlimited" : UploadSecondsLeft is { } left ? string.Create(CultureInfo.InvariantCulture, $"{left} s left") : "unknown";
}
