using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the comments on tracks.</summary>
[Cmdlet(VerbsCommon.Get, "SCComment", SupportsPaging = true)]
[OutputType(typeof(Comment))]
public sealed class GetSCCommentCommand : ListCommand
{
    /// <summary>The tracks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteLists(Track, id => Client.Tracks.Comments(id, ListOptions));
}
