using System.Globalization;

namespace SoundCloud;

/// <summary>The signed-in user with what only they see: <c>GET /me</c>.</summary>
public sealed class Me : User
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

    internal static new Shape<Me> Shape { get; } = UserShape<Me>()
        .Field("primary_email_confirmed", static (me, ref json) => me.PrimaryEmailConfirmed = json.Flag())
        .Field("locale", static (me, ref json) => me.Locale = json.Word())
        .Field("private_tracks_count", static (me, ref json) => me.PrivateTracksCount = json.Count())
        .Field("private_playlists_count", static (me, ref json) => me.PrivatePlaylistsCount = json.Count())
        .Field("upload_seconds_left", static (me, ref json) => me.UploadSecondsLeft = json.Count())
        .Field("quota", static (me, ref json) => me.Quota = json.One(UploadQuota.Shape));
}

/// <summary>How much a user may upload.</summary>
public sealed class UploadQuota
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

    internal static Shape<UploadQuota> Shape { get; } = new Shape<UploadQuota>(static () => new())
        .Field("unlimited_upload_quota", static (quota, ref json) => quota.UnlimitedUploadQuota = json.Flag())
        .Field("upload_seconds_used", static (quota, ref json) => quota.UploadSecondsUsed = json.Count())
        .Field("upload_seconds_left", static (quota, ref json) => quota.UploadSecondsLeft = json.Count());
}
