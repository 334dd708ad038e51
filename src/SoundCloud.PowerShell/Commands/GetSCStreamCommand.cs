using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the best stream of tracks: its format and address.</summary>
[Cmdlet(VerbsCommon.Get, "SCStream")]
[OutputType(typeof(TrackStream))]
public sealed class GetSCStreamCommand : SessionCommand
{
    /// <summary>The tracks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>Follows to the CDN's address, which players take as it is and which ends within minutes.</summary>
    [Parameter]
    public SwitchParameter Resolve { get; set; }

    /// <summary>Takes the 30 seconds' preview.</summary>
    [Parameter]
    public SwitchParameter Preview { get; set; }

    /// <summary>The last part of a private share link (s-…).</summary>
    [Parameter]
    public string? SecretToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteEach(Track, GetAsync);

    private async Task<TrackStream> GetAsync(SoundCloudId id)
    {
        var stream = Preview
            ? await Client.Tracks.GetPreviewAsync(id, SecretToken, PipelineStopToken).ConfigureAwait(false)
            : await Client.Tracks.GetStreamAsync(id, false, SecretToken, PipelineStopToken).ConfigureAwait(false);
        return Resolve ? await Client.Tracks.ResolveStreamAsync(stream, PipelineStopToken).ConfigureAwait(false) : stream;
    }
}
