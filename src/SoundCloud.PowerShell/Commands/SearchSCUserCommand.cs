using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches for users.</summary>
/// <remarks>
/// <para>Finds users with the given words in name or description. One request reads up to 200 users. An app token is enough.</para>
/// </remarks>
/// <example>
/// Search for a name
/// <code>
/// Search-SCUser nightshift
/// </code>
/// Several users can have the same name, but each has a unique permalink.
/// </example>
/// <example>
/// Find the best-known users with a name
/// <code>
/// Search-SCUser golden | Sort-Object FollowersCount -Descending |
///     Select-Object -First 3 Username, Permalink, FollowersCount
/// </code>
/// Reads all pages of the search, and sorts the users on your machine.
/// </example>
/// <example>
/// Follow the user that is found
/// <code>
/// Search-SCUser jowy -First 1 | Add-SCFollowing -PassThru
/// </code>
/// To see first which user it is, use -WhatIf.
/// </example>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso cref="SearchSCTrackCommand"/>
/// <seealso cref="SearchSCPlaylistCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Search, "SCUser", SupportsPaging = true)]
[OutputType(typeof(User))]
public sealed class SearchSCUserCommand : ListCommand
{
    /// <summary>The words to search for. Empty lines in a pipeline are ignored.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Query { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null or empty line does not search for everything.
        if (!string.IsNullOrWhiteSpace(Query))
            WriteList(Query, () => Client.Search.Users(Query, Options()));
    }
}
