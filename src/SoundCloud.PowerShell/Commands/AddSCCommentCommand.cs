using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Comments tracks.</summary>
[Cmdlet(VerbsCommon.Add, "SCComment", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Comment))]
public sealed class AddSCCommentCommand : ChangeCommand
{
    /// <summary>The tracks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Body { get; set; } = "";

    /// <summary>Where in the track it stands: a TimeSpan or seconds.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [DurationTransformation]
    public TimeSpan? Timestamp { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var (body, timestamp) = (Body, Timestamp);
        Change<Comment>(Track, "Comment track", async (id, stop) => await Client.Tracks.AddCommentAsync(id, body, timestamp, stop).ConfigureAwait(false));
    }
}
