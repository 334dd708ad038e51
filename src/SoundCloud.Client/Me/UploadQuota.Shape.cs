namespace SoundCloud;

public partial class UploadQuota
{
    internal static Shape<UploadQuota> Shape { get; } = new Shape<UploadQuota>(static () => new())
        .Field("unlimited_upload_quota", static (quota, ref json) => quota.UnlimitedUploadQuota = json.Flag())
        .Field("upload_seconds_used", static (quota, ref json) => quota.UploadSecondsUsed = json.Count())
        .Field("upload_seconds_left", static (quota, ref json) => quota.UploadSecondsLeft = json.Count());
}
