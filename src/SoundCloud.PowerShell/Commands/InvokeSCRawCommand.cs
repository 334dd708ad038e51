using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Sends any request to the SoundCloud API.</summary>
/// <remarks>
/// <para>For what no cmdlet does, or does otherwise. The session's token goes with the request, to the API's own address only. The
/// answer has Status, Headers and Data, which is the JSON as objects. A status such as 404 is part of the answer and no error.
/// Get-SCOperation lists the paths.</para>
/// <para>Methods other than GET and HEAD support -WhatIf and -Confirm, and are sent once: look at Status before you send one
/// again.</para>
/// </remarks>
/// <example>
/// Look at what the API says of you
/// <code>
/// (Invoke-SCRaw /me).Data
/// </code>
/// All members, under the API's own names.
/// </example>
/// <example>
/// Fill in a path, and ask for five
/// <code>
/// $answer = Invoke-SCRaw '/users/{user_urn}/favorites' -Parameter @{
///     user_urn = 'soundcloud:users:25219981'
/// } -Query @{ limit = 5 }
/// $answer.Data | Select-Object title, urn
/// </code>
/// The names in braces take their values from -Parameter, which are escaped as they need to be. Such a path needs quotes.
/// </example>
/// <example>
/// Change a track by hand
/// <code>
/// $body = @{ track = @{ genre = 'Ambient'; tag_list = 'night "late hours"' } }
/// Invoke-SCRaw /tracks/soundcloud:tracks:2256221513 -Method PUT -Body $body
/// </code>
/// A hashtable goes as JSON. Set-SCTrack does the same with names that complete.
/// </example>
/// <example>
/// Ask whether something is there
/// <code>
/// (Invoke-SCRaw /tracks/soundcloud:tracks:1).Status -eq 404
/// </code>
/// No error to catch: the status is data.
/// </example>
/// <seealso cref="GetSCOperationCommand"/>
/// <seealso cref="GetSCAccessTokenCommand"/>
/// <seealso href="about_SoundCloud_Errors"/>
[Cmdlet(VerbsLifecycle.Invoke, "SCRaw", SupportsShouldProcess = true)]
[OutputType(typeof(RawResult))]
public sealed class InvokeSCRawCommand : SessionCommand
{
    /// <summary>The path, such as '/tracks/{track_urn}'. Names in braces take their values from -Parameter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OperationPathCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The values of the names in braces of the path, as a hashtable.</summary>
    [Parameter]
    public IDictionary? Parameter { get; set; }

    /// <summary>What goes behind the question mark, as a hashtable. A list becomes text with commas.</summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>What is sent: text and bytes as they are, anything else as JSON.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>What is sent as a form, as a hashtable. A file (Get-Item) as value is uploaded.</summary>
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
