using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the track, user or playlist behind a soundcloud.com link.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "SCUrl")]
[OutputType(typeof(Track), typeof(User), typeof(Playlist))]
public sealed class ResolveSCUrlCommand : SessionCommand
{
    /// <summary>The links, or objects that have PermalinkUrl.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("PermalinkUrl", "Uri")]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Url { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var link in Url ?? [])
        {
            if (link is not null)
                Try(link, () => WriteObject(Await(Client.Resolve.GetAsync(TextOf(link), PipelineStopToken))));
        }
    }

    private static string TextOf(object link) => link is PSObject { BaseObject: string or System.Uri } or string or System.Uri
        ? LanguagePrimitives.ConvertTo<string>(link)
        : LanguagePrimitives.ConvertTo<string>(PSObject.AsPSObject(link).Properties["PermalinkUrl"]?.Value ?? link);
}
