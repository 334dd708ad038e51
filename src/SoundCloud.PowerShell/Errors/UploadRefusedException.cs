namespace SoundCloud.PowerShell;

/// <summary>The service refused an upload without a word.</summary>
public sealed class UploadRefusedException : SoundCloudException
{
    internal UploadRefusedException(SoundCloudApiException refusal)
        : base(
            "SoundCloud refused the upload (401) without saying why. Known causes: the account's e-mail address is not confirmed, "
            + "the app may not upload, the upload quota is used up, or the token is an app's.",
            refusal)
    {
    }
}
