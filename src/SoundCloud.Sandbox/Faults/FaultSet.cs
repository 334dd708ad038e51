using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>The faults that are on. Requests read it without a lock.</summary>
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

    /// <summary>Switches off one fault by its full text, or all faults of a name.</summary>
    public void Disable(string spec)
    {
        FaultSwitch.Parse(spec, scene);
        lock (_gate)
            _switches = [.. _switches.Where(one => one.Spec != spec && one.Fault.Name != spec)];
    }

    /// <summary>The first fault that answers instead of the service, or else all faults that change its answer.</summary>
    public IReadOnlyList<FaultSwitch> Hit(string host, HttpRequest request)
    {
        var switches = _switches;
        if (switches.Length == 0)
            return [];

        // Faults after it are not counted. They apply to the next request.
        var replacing = switches.FirstOrDefault(one => one.Fault.Replace is not null && one.Takes(host, request));
        return replacing is not null ? [replacing] : [.. switches.Where(one => one.Fault.Replace is null && one.Takes(host, request))];
    }
}
