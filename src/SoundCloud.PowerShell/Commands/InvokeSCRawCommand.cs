using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Sends any request to the SoundCloud API.</summary>
/// <remarks>
/// <para>Use this for operations that have no cmdlet. The session's token is sent with the request, and only to the address of the API. The
/// result has Status, Headers and Data, which is the JSON converted to objects. A status such as 404 is part of the result and not an
/// error. Redirects are not followed. Get-SCOperation lists the paths.</para>
/// <para>Methods other than GET and HEAD support -WhatIf and -Confirm. Failed requests are retried as in other cmdlets; POST and PATCH only
/// after status 429.</para>
/// </remarks>
/// <example>
/// See what the API returns about you
/// <code>
/// (Invoke-SCRaw /me).Data
/// </code>
/// Data has all members, with the API's own names.
/// </example>
/// <example>
/// Fill in a path and get five items
/// <code>
/// $answer = Invoke-SCRaw '/users/{user_urn}/favorites' -Parameter @{
///     user_urn = 'soundcloud:users:25219981'
/// } -Query @{ limit = 5 }
/// $answer.Data | Select-Object title, urn
/// </code>
/// The names in braces are replaced by the values in -Parameter, which are escaped for you. Put a path with braces in quotes.
/// </example>
/// <example>
/// Send a change as JSON
/// <code>
/// $body = @{ track = @{ genre = 'Ambient'; tag_list = 'night "late hours"' } }
/// Invoke-SCRaw /tracks/soundcloud:tracks:2256221513 -Method PUT -Body $body
/// </code>
/// A hashtable is sent as JSON. Set-SCTrack does the same with parameters.
/// </example>
/// <example>
/// Check whether a track exists
/// <code>
/// (Invoke-SCRaw /tracks/soundcloud:tracks:1).Status -eq 404
/// </code>
/// There is no error to catch, because the status is data.
/// </example>
/// <seealso cref="GetSCOperationCommand"/>
/// <seealso cref="GetSCAccessTokenCommand"/>
/// <seealso href="about_SoundCloud_Errors"/>
[Cmdlet(VerbsLifecycle.Invoke, "SCRaw", SupportsShouldProcess = true)]
[OutputType(typeof(RawResult))]
public sealed class InvokeSCRawCommand : SessionCommand
{
    /// <summary>The path, such as '/tracks/{track_urn}'. Names in braces are replaced by the values in -Parameter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OperationPathCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^(|GET|HEAD|POST|PUT|PATCH|DELETE)$")]
    [ArgumentCompleter(typeof(WordCompleter<MethodWords>))]
    public string Method { get; set; } = "GET";

    /// <summary>The values for the names in braces in -Path, as a hashtable.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public IDictionary? Parameter { get; set; }

    /// <summary>The query parameters, as a hashtable. A list is sent as one value, separated by commas.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public IDictionary? Query { get; set; }

    /// <summary>The body. Text and bytes are sent unchanged, anything else as the JSON of ConvertTo-Json, with enums by name and time spans in milliseconds.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public object? Body { get; set; }

    /// <summary>The fields of a multipart form, as a hashtable. A value that is a file (from Get-Item) is uploaded.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public IDictionary? Form { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var method = Method.Length > 0 ? Method.ToUpperInvariant() : "GET";
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
            var result = new RawResult(response);
            if (result.LeftOut.Count > 0)
                PipelineObserver.WriteDetail(this, Messages.MembersLeftOut($"'{string.Join("', '", result.LeftOut.Distinct(StringComparer.Ordinal))}'"));
            WriteObject(result);
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
