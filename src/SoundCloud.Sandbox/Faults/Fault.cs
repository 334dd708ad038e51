using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>One fault: where it applies by default, and what it does.</summary>
internal sealed class Fault(string name, string description)
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>The default host: "api", "auth" or "cdn".</summary>
    public string Host { get; init; } = "api";

    /// <summary>The default method. Null means GET and HEAD.</summary>
    public string? Method { get; init; }

    /// <summary>Restricts the fault to these requests, in addition to what the user specifies.</summary>
    public Func<HttpRequest, bool> Where { get; init; } = _ => true;

    /// <summary>Whether the first number is the count of requests. If not, it is the fault's own argument, and the second number is the count.</summary>
    public bool CountsFirst { get; init; } = true;

    public int DefaultCount { get; init; } = int.MaxValue;

    /// <summary>Answers instead of the service. The first parameter provides the fault's argument.</summary>
    public Func<FaultSwitch, HttpRequest, HttpResponse>? Replace { get; init; }

    /// <summary>Changes the service's answer.</summary>
    public Action<FaultSwitch, HttpRequest, HttpResponse>? Alter { get; init; }

    /// <summary>Changes the page request before the page is made.</summary>
    public Func<PageRequest, PageRequest>? Page { get; init; }
}
