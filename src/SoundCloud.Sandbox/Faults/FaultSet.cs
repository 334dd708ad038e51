using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>The faults that are on. Read without a lock by every request.</summary>
internal sealed class FaultSet(FaultScene scene)
{
    private readonly object _gate = new();
    private volatile FaultSwitch[] _switches = [];

    public bool IsEmpty => _switches.Length == 0;

    public void Enable(string spec)
    {
        var added = FaultSwitch.Parse(spec, scene);
        lock (_gate)
            _switches = [.. _switches.Where(one => one.Spec != spec), added];
    }

    /// <summary>By the text it was switched on with, or by its name alone for all of that name.</summary>
    public void Disable(string spec)
    {
        FaultSwitch.Parse(spec, scene);
        lock (_gate)
            _switches = [.. _switches.Where(one => one.Spec != spec && one.Fault.Name != spec)];
    }

    /// <summary>The one fault that answers instead of the service, else all that spoil its answer.</summary>
    public IReadOnlyList<FaultSwitch> Hit(string host, HttpRequest request)
    {
        var switches = _switches;
        if (switches.Length == 0)
            return [];

        // Those that come after it are not counted: the next request is for them.
        var replacing = switches.FirstOrDefault(one => one.Fault.Replace is not null && one.Takes(host, request));
        return replacing is not null ? [replacing] : [.. switches.Where(one => one.Fault.Replace is null && one.Takes(host, request))];
    }
}
