using SoundCloud.Sandbox.Faults;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox;

/// <summary>One request to one host, with the faults that apply to it.</summary>
internal sealed class Visit(HttpExchange exchange)
{
    public HttpExchange Exchange { get; } = exchange;

    public HttpRequest Request => Exchange.Request;

    public byte[] Body { get; set; } = [];

    public IReadOnlyList<FaultSwitch> Faults { get; init; } = [];

    public FaultSwitch? Hit(string fault) => Faults.FirstOrDefault(one => one.Fault.Name == fault);
}
