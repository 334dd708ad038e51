using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets users: by id, link or permalink, similar ones, or yourself.</summary>
/// <remarks>
/// <para>Without parameters it gets yourself, with what only you see: your private counts and your upload quota. That needs a signed-in
/// user; for the others an app's token is enough. Many numbers or URNs in one pipeline are read 50 in a request, in the order in which
/// they went in. A track or a playlist stands for the user whose it is.</para>
/// </remarks>
/// <example>
/// Look a label up
/// <code>
/// Get-SCUser nightshift-label
/// </code>
/// By permalink, the name in the link of its profile.
/// </example>
/// <example>
/// See how much you can still upload
/// <code>
/// (Get-SCUser).Quota
/// </code>
/// UploadSecondsLeft is empty where there is no limit.
/// </example>
/// <example>
/// See who made what a search found
/// <code>
/// Search-SCTrack night -First 40 | Get-SCUser | Sort-Object Urn -Unique |
///     Sort-Object FollowersCount -Descending | Select-Object -First 5
/// </code>
/// A track stands for its user. 40 tracks are one request.
/// </example>
/// <example>
/// Find artists like one
/// <code>
/// Get-SCUser -RelatedTo jowymusic -First 5
/// </code>
/// Users that SoundCloud finds similar.
/// </example>
/// <seealso cref="SearchSCUserCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCFollowerCommand"/>
/// <seealso cref="GetSCWebProfileCommand"/>
/// <seealso cref="ResolveSCUrlCommand"/>
[Cmdlet(VerbsCommon.Get, "SCUser", DefaultParameterSetName = ById, SupportsPaging = true)]
[OutputType(typeof(User), typeof(Me))]
public sealed class GetSCUserCommand : ListCommand
{
    private const string ById = "Id";
    private const string LikeUser = "RelatedTo";

    /// <summary>
    /// The users: numbers, URNs, permalinks (the name in the profile's link), links, or objects such as Search-SCUser writes, or 'me'. A
    /// track or playlist stands for the user whose it is. Without any, yourself.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "User")]
    [UploaderTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UserReference?[]? Id { get; set; }

    /// <summary>Gets users that SoundCloud finds similar to these.</summary>
    [Parameter(ParameterSetName = LikeUser, Mandatory = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference?[]? RelatedTo { get; set; }

    private IdReader<User> Ids => Pending(() => new IdReader<User>(this, Client.Users.Batches()));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is LikeUser)
            WriteLists(RelatedTo, id => Client.Users.Related(id, Options()));
        else if (!IsBare(nameof(Id)))
            Ids.Add(Wanted(Id));
        else if (IsNextWanted())
            Try(null, () => WriteThing(Await(Client.Users.GetAsync(SoundCloudId.Me, PipelineStopToken))));
    }
}
