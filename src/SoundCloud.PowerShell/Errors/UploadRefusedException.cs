namespace SoundCloud.PowerShell;

/// <summary>The service refused an upload without a message.</summary>
public sealed class UploadRefusedException : SoundCloudException
{
    internal UploadRefusedException(SoundCloudApiException refusal)
        : base(Messages.UploadRefused, refusal)
    {
    }
}
