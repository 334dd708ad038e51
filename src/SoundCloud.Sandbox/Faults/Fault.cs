using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>One entry of the registry: where a fault applies by itself and what it does there.</summary>
internal sealed class Fault(string name, string description)
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>"api", "auth" or "cdn", unless the switch says otherwise.</summary>
    public string Host { get; init; } = "api";

    /// <summary>Null stands for GET and HEAD.</summary>
    public string? Method { get; init; }

    /// <summary>The requests that the fault is bound to, besides what the switch says.</summary>
    public Func<HttpRequest, bool> Where { get; init; } = _ => true;

    /// <summary>Whether the first number is how many requests it applies to; else it is the fault's own and a second one is the count.</summary>
    public bool CountsFirst { get; init; } = true;

    public int DefaultCount { get; init; } = int.MaxValue;

    /// <summary>Answers in place of the service; the switch is there for its argument.</summary>
    public Func<FaultSwitch, HttpRequest, HttpResponse>? Replace { get; init; }

    /// <summary>Spoils the service's answer.</summary>
    public Action<FaultSwitch, HttpRequest, HttpResponse>? Alter { get; init; }

    /// <summary>Bends the page before it is cut.</summary>
    public Func<PageRequest, PageRequest>? Page { get; init; }
}
