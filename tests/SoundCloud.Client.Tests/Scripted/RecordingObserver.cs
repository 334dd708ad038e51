using System.Collections.Concurrent;

namespace SoundCloud.Tests;

/// <summary>Keeps what a client tells.</summary>
internal sealed class RecordingObserver : IRequestObserver
{
    public ConcurrentQueue<RequestRecord> Calls { get; } = new();

    public ConcurrentQueue<RequestRecord> Attempts { get; } = new();

    public ConcurrentQueue<RetryRecord> Retries { get; } = new();

    public Action<RetryRecord>? Retrying { get; set; }

    public ConcurrentQueue<string> Notices { get; } = new();

    public void OnNotice(string message) => Notices.Enqueue(message);

    public void OnRequest(RequestRecord record) => Calls.Enqueue(record);

    public void OnAttempt(RequestRecord record) => Attempts.Enqueue(record);

    public void OnRetry(RetryRecord record)
    {
        Retries.Enqueue(record);
        Retrying?.Invoke(record);
    }
}
