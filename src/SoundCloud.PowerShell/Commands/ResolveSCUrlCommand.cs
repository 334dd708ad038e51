using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the track, user or playlist behind a soundcloud.com link.</summary>
/// <remarks>
/// <para>Asks SoundCloud what a link leads to, and gets it. Each link takes two requests. Other cmdlets accept links directly; use this one
/// if you do not know what kind of link it is. An app token is enough.</para>
/// </remarks>
/// <example>
/// Look up a link
/// <code>
/// Resolve-SCUrl https://soundcloud.com/nightshift-label
/// </code>
/// This link leads to a user.
/// </example>
/// <example>
/// Group a list of links by kind
/// <code>
/// Get-Content links.txt | Resolve-SCUrl | Group-Object Kind |
///     Select-Object Name, Count, Group
/// </code>
/// Kind is user, track or playlist.
/// </example>
/// <example>
/// Like the tracks behind a list of links
/// <code>
/// Get-Content links.txt | Resolve-SCUrl | Where-Object Kind -EQ track |
///     Add-SCLike -PassThru
/// </code>
/// Links to users and playlists are skipped.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso cref="GetSCPlaylistCommand"/>
[Cmdlet(VerbsDiagnostic.Resolve, "SCUrl")]
[OutputType(typeof(Track), typeof(User), typeof(Playlist))]
public sealed class ResolveSCUrlCommand : SessionCommand
{
    /// <summary>The links, or objects with a property PermalinkUrl.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("PermalinkUrl", "Uri")]
    [NoScriptBlock]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object?[]? Url { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var link in Url ?? [])
        {
            if (link is not null)
                Try(link, () => WriteThing(Await(Client.Resolve.GetAsync(TextOf(link), PipelineStopToken))));
        }
    }

    private static string TextOf(object link) => link is PSObject { BaseObject: string or System.Uri } or string or System.Uri
        ? LanguagePrimitives.ConvertTo<string>(link)
        : LanguagePrimitives.ConvertTo<string>(Members.Value(link, "PermalinkUrl") ?? link);
}
