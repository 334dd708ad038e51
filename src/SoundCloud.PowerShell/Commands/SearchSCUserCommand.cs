using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches users by words.</summary>
/// <remarks>
/// <para>Finds users whose name, or description, has the words. It is one request for 200 users. An app's token is enough.</para>
/// </remarks>
/// <example>
/// Search a name
/// <code>
/// Search-SCUser nightshift
/// </code>
/// Names are not unique: the permalink is.
/// </example>
/// <example>
/// Find the best known of a name
/// <code>
/// Search-SCUser golden | Sort-Object FollowersCount -Descending |
///     Select-Object -First 3 Username, Permalink, FollowersCount
/// </code>
/// All pages of the search are read, and sorted here.
/// </example>
/// <example>
/// Follow what is found
/// <code>
/// Search-SCUser jowy -First 1 | Add-SCFollowing -PassThru
/// </code>
/// Look before you follow: -WhatIf names whom it would be.
/// </example>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso cref="SearchSCTrackCommand"/>
/// <seealso cref="SearchSCPlaylistCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Search, "SCUser", SupportsPaging = true)]
[OutputType(typeof(User))]
public sealed class SearchSCUserCommand : ListCommand
{
    /// <summary>The words. An empty line of a pipeline asks nothing.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Query { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null or empty line of a pipeline asks nothing; it does not mean "everything".
        if (!string.IsNullOrWhiteSpace(Query))
            WriteList(Query, () => Client.Search.Users(Query, Options()));
    }
}
