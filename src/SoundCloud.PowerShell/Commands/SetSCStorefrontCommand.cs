using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Sets what your tracks offer for sale.</summary>
/// <remarks>
/// <para>A storefront is the one item that a track offers for sale, such as a record, a ticket or a shirt. The cmdlet replaces the whole
/// storefront: fields that you do not give are cleared. Each track is one request. SoundCloud allows this only with some subscriptions;
/// without one, the error is SoundCloud.Forbidden.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Sell the vinyl of a track
/// <code>
/// Set-SCStorefront 2256221513 -Title 'The Hollow Meridian 12"' -Type vinyl `
///     -Link https://shop.example.com/ns66 -LinkTitle Order -Price '14 EUR'
/// </code>
/// The price is text. Write it as your buyers should see it.
/// </example>
/// <example>
/// Offer tickets on all tracks of an album
/// <code>
/// Get-SCTrack -Playlist 12349310 | Set-SCStorefront -Type live_event `
///     -Title 'Release night' -Link https://tickets.example.com -PassThru
/// </code>
/// -PassThru returns the new storefront.
/// </example>
/// <seealso cref="SetSCTrackCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
[Cmdlet(VerbsCommon.Set, "SCStorefront", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Storefront))]
public sealed class SetSCStorefrontCommand : SessionCommand
{
    /// <summary>Your tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(OwnTrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The title of the item.</summary>
    [Parameter(Mandatory = true)]
    [ValidateLength(1, 100)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string Title { get; set; } = "";

    /// <summary>The kind of item.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("digital", "vinyl", "cd", "cassette", "apparel", "sample_pack", "subscription", "live_event", "live_stream", "other")]
    [NoScriptBlock]
    public string Type { get; set; } = "";

    /// <summary>The address where the item is sold.</summary>
    [Parameter(Mandatory = true)]
    [ValidateLength(1, 255)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string Link { get; set; } = "";

    /// <summary>The text of the link.</summary>
    [Parameter]
    [ValidateLength(0, 50)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? LinkTitle { get; set; }

    /// <summary>The description of the item.</summary>
    [Parameter]
    [ValidateLength(0, 500)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? Description { get; set; }

    /// <summary>The price, as text.</summary>
    [Parameter]
    [ValidateLength(0, 20)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? Price { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns the storefront as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var storefront = new Storefront { Title = Title, Type = Type.ToLowerInvariant(), Link = Link, LinkTitle = LinkTitle, Description = Description, Price = Price };
        Changes.Add(Track, Messages.SetStorefront, (id, stop) => Client.Tracks.SetStorefrontAsync(id, storefront, stop));
    }
}
