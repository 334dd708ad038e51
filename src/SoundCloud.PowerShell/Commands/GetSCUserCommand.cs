using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets users: by id, link or permalink, similar ones, or yourself.</summary>
/// <remarks>
/// <para>Without parameters, the cmdlet gets yourself, including your private counts and your upload quota. This requires a signed-in user;
/// for other users an app token is enough. Users are returned in the order of the input, and one request reads up to 50 numbers or URNs.
/// For a track or playlist, you get the user who uploaded it.</para>
/// </remarks>
/// <example>
/// Look up a label
/// <code>
/// Get-SCUser nightshift-label
/// </code>
/// The permalink is the last part of the profile's link.
/// </example>
/// <example>
/// See how much you can still upload
/// <code>
/// (Get-SCUser).Quota
/// </code>
/// If there is no limit, UploadSecondsLeft is empty.
/// </example>
/// <example>
/// See who uploaded the tracks that a search finds
/// <code>
/// Search-SCTrack night -First 40 | Get-SCUser | Sort-Object Urn -Unique |
///     Sort-Object FollowersCount -Descending | Select-Object -First 5
/// </code>
/// For each track, you get its user. The users of 40 tracks take one request.
/// </example>
/// <example>
/// Find artists like one
/// <code>
/// Get-SCUser -RelatedTo jowymusic -First 5
/// </code>
/// Gets users that SoundCloud considers similar.
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
    /// The users: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those from Search-SCUser, or
    /// 'me'. For a track or playlist, you get the user who uploaded it. Default: yourself.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "User")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UploaderReference?[]? Id { get; set; }

    /// <summary>Gets users that SoundCloud considers similar to these.</summary>
    [Parameter(ParameterSetName = LikeUser, Mandatory = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
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
