using System.Diagnostics.Tracing;

namespace SoundCloud.PowerShell.Tests;

/// <summary>Reports when the headers of a response have arrived in this process. The server cannot know this.</summary>
internal sealed class ResponseHeaders : EventListener
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first headers since the listener was created have been read.</summary>
    public Task Arrived => _arrived.Task;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The base constructor enables sources before the field is set.
        if (eventData.EventName == "ResponseHeadersStop")
            _arrived?.TrySetResult();
    }
}
