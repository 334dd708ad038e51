namespace SoundCloud;

/// <summary>Stands before an observer: what it is told in words can quote a service, a store or a cache. Records are made clean.</summary>
internal sealed class ScrubbedObserver(IRequestObserver observer, Redaction redaction) : IRequestObserver
{
    public void OnRequest(RequestRecord record) => observer.OnRequest(record);

    public void OnRetry(RetryRecord record) => observer.OnRetry(record);

    public void OnAttempt(RequestRecord record) => observer.OnAttempt(record);

    public void OnNotice(string message) => observer.OnNotice(redaction.Scrub(message));

    public void OnWarning(string message) => observer.OnWarning(redaction.Scrub(message));
}
