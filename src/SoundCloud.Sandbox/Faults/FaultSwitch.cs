using System.Globalization;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Faults;

/// <summary>A fault that is on, parsed from <c>name[:number[:number]][@[host ][METHOD ]text]</c>.</summary>
internal sealed class FaultSwitch
{
    private static readonly string[] Hosts = ["api", "auth", "cdn"];
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "*"];

    private readonly FaultScene _scene;
    private readonly string _host;
    private readonly string? _method;
    private readonly string _text;
    private int _left;

    private FaultSwitch(string spec, Fault fault, int? argument, int count, string where, FaultScene scene)
    {
        _scene = scene;
        Spec = spec;
        Fault = fault;
        Argument = argument;
        _left = count;
        var words = where.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var host = TakeFirst(words, Hosts);
        var method = TakeFirst(words, Methods);
        _host = host ?? fault.Host;
        _method = method ?? fault.Method;
        _text = string.Join(' ', words);
    }

    public string Spec { get; }

    public Fault Fault { get; }

    public TimeProvider Time => _scene.Time;

    public Addresses Addresses => _scene.Addresses;

    /// <summary>The fault's own number, such as seconds.</summary>
    public int? Argument { get; }

    public static FaultSwitch Parse(string spec, FaultScene scene)
    {
        var at = spec.IndexOf('@', StringComparison.Ordinal);
        var parts = (at < 0 ? spec : spec[..at]).Trim().Split(':');
        var fault = FaultRegistry.Find(parts[0])
            ?? throw new ArgumentException($"There is no fault '{parts[0]}'. Known: {string.Join(", ", FaultRegistry.All.Select(known => known.Name))}.");
        var numbers = new List<int>();
        foreach (var part in parts.Skip(1))
        {
            if (numbers.Count == 2 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new ArgumentException($"'{spec}' is not of the form name[:number[:number]][@[host ][METHOD ]text].");

            numbers.Add(number);
        }

        var first = numbers.Count > 0 ? numbers[0] : (int?)null;
        var count = fault.CountsFirst ? first : numbers.Count > 1 ? numbers[1] : null;
        return new(spec, fault, fault.CountsFirst ? null : first, count ?? fault.DefaultCount, at < 0 ? "" : spec[(at + 1)..], scene);
    }

    /// <summary>Whether the fault applies to this request. If so, the request is counted.</summary>
    public bool Takes(string host, HttpRequest request) =>
        host == _host
        && (_method is null ? request.IsRead : _method == "*" || _method == request.Method)
        && Fault.Where(request)
        && Mentions(request)
        && Interlocked.Decrement(ref _left) >= 0;

    private static string? TakeFirst(List<string> words, string[] known)
    {
        var found = words.Count > 0 && known.Contains(words[0], StringComparer.Ordinal) ? words[0] : null;
        if (found is not null)
            words.RemoveAt(0);

        return found;
    }

    private bool Mentions(HttpRequest request)
    {
        var address = request.PathAndQuery;
        return _text.Length == 0
            || address.Contains(_text, StringComparison.Ordinal)
            || Uri.UnescapeDataString(address).Contains(_text, StringComparison.Ordinal);
    }
}
