using System.Collections.Concurrent;

namespace SoundCloud.Tests;

/// <summary>Records what a client reports.</summary>
internal sealed class RecordingObserver : IRequestObserver
{
    public ConcurrentQueue<RequestRecord> Calls { get; } = new();

    public ConcurrentQueue<RequestRecord> Attempts { get; } = new();

    public ConcurrentQueue<RetryRecord> Retries { get; } = new();

    public ConcurrentQueue<string> Notices { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public Action<RetryRecord>? Retrying { get; set; }

    public Action<string>? Noticing { get; set; }

    public void OnNotice(string message)
    {
        Notices.Enqueue(message);
        Noticing?.Invoke(message);
    }

    public void OnRequest(RequestRecord record) => Calls.Enqueue(record);

    public void OnAttempt(RequestRecord record) => Attempts.Enqueue(record);

    public void OnWarning(string message) => Warnings.Enqueue(message);

    public void OnRetry(RetryRecord record)
    {
        Retries.Enqueue(record);
        Retrying?.Invoke(record);
    }
}
