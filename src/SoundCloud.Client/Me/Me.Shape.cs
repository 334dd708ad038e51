namespace SoundCloud;

public partial class Me
{
    internal static new Shape<Me> Shape { get; } = UserShape<Me>()
        .Field("primary_email_confirmed", static (me, ref json) => me.PrimaryEmailConfirmed = json.Flag())
        .Field("locale", static (me, ref json) => me.Locale = json.Word())
        .Field("private_tracks_count", static (me, ref json) => me.PrivateTracksCount = json.Count())
        .Field("private_playlists_count", static (me, ref json) => me.PrivatePlaylistsCount = json.Count())
        .Field("upload_seconds_left", static (me, ref json) => me.UploadSecondsLeft = json.Count())
        .Field("quota", static (me, ref json) => me.Quota = json.One(UploadQuota.Shape));
}
