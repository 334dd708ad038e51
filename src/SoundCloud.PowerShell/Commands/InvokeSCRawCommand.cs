using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Sends any request to the API: the status is part of the answer, not an error.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SCRaw", SupportsShouldProcess = true)]
[OutputType(typeof(RawResult))]
public sealed class InvokeSCRawCommand : SessionCommand
{
    /// <summary>The path, such as <c>/tracks/{id}</c>; its places take their values from -Parameter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The values of the path's places.</summary>
    [Parameter]
    public IDictionary? Parameter { get; set; }

    /// <summary>The query; a list as value goes as comma-separated text.</summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>The body: text and bytes as they are, anything else as JSON.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>The body as multipart form; a FileInfo as value goes as a file.</summary>
    [Parameter]
    public IDictionary? Form { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var method = Method.ToUpperInvariant();
        if (method is not ("GET" or "HEAD") && !ShouldProcess(Path, method))
            return;
        Try(Path, () =>
        {
            using var content = RawContent.Of(Body, Form);
            var response = Await(Client.Raw.SendAsync(
                new RawRequest
                {
                    Method = HttpMethod.Parse(method),
                    Path = Path,
                    Parameters = Pairs(Parameter).ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase),
                    Query = [.. Pairs(Query)],
                    Content = content,
                },
                PipelineStopToken));
            WriteObject(new RawResult(response));
        });
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IDictionary? table)
    {
        foreach (DictionaryEntry entry in table ?? new Hashtable())
        {
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is not null)
                yield return new(Text(entry.Key), value is IEnumerable list and not string ? string.Join(',', list.Cast<object>().Select(Text)) : Text(value));
        }
    }

    private static string Text(object value) => value switch
    {
        PSObject wrapped => Text(wrapped.BaseObject),
        bool flag => flag ? "true" : "false",
        Resource resource => resource.Urn ?? "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
