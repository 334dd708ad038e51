using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Sets what tracks of yours sell. It replaces the whole storefront: what is not given is cleared.</summary>
[Cmdlet(VerbsCommon.Set, "SCStorefront", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Storefront))]
public sealed class SetSCStorefrontCommand : ChangeCommand
{
    /// <summary>The tracks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The title.</summary>
    [Parameter(Mandatory = true)]
    [ValidateLength(1, 100)]
    public string Title { get; set; } = "";

    /// <summary>What it is.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("digital", "vinyl", "cd", "cassette", "apparel", "sample_pack", "subscription", "live_event", "live_stream", "other")]
    public string Type { get; set; } = "";

    /// <summary>Where it is sold.</summary>
    [Parameter(Mandatory = true)]
    [ValidateLength(1, 255)]
    public string Link { get; set; } = "";

    /// <summary>The link's text.</summary>
    [Parameter]
    [ValidateLength(0, 50)]
    public string? LinkTitle { get; set; }

    /// <summary>The description.</summary>
    [Parameter]
    [ValidateLength(0, 500)]
    public string? Description { get; set; }

    /// <summary>The price, as text.</summary>
    [Parameter]
    [ValidateLength(0, 20)]
    public string? Price { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var storefront = new Storefront { Title = Title, Type = Type.ToLowerInvariant(), Link = Link, LinkTitle = LinkTitle, Description = Description, Price = Price };
        Change<Storefront>(Track, "Set storefront", async (id, stop) => await Client.Tracks.SetStorefrontAsync(id, storefront, stop).ConfigureAwait(false));
    }
}
