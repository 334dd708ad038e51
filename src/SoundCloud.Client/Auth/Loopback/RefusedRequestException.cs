namespace SoundCloud;

/// <summary>What was sent is no request that can be answered; the page says so.</summary>
internal sealed class RefusedRequestException(Page page) : Exception
{
    public Page Page { get; } = page;
}
