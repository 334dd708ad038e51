using System.Collections.Concurrent;
using System.Diagnostics;

namespace SoundCloud.Tests;

/// <summary>Listens only to calls below its own activity, because other tests send calls at the same time.</summary>
internal sealed class Heard : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<System.Diagnostics.Activity> _ended = new();

    public Heard()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SoundCloud",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        Parent = new System.Diagnostics.Activity("test").Start();
    }

    public System.Diagnostics.Activity Parent { get; }

    public IReadOnlyList<System.Diagnostics.Activity> Calls => [.. _ended.Where(activity => activity.TraceId == Parent.TraceId)];

    public void Dispose()
    {
        Parent.Dispose();
        _listener.Dispose();
    }
}
