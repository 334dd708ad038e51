using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets users: by id, link or permalink, related to a user, or yourself.</summary>
[Cmdlet(VerbsCommon.Get, "SCUser", DefaultParameterSetName = ById, SupportsPaging = true)]
[OutputType(typeof(User), typeof(Me))]
public sealed class GetSCUserCommand : ReadCommand<User>
{
    private const string ById = "Id";
    private const string LikeUser = "RelatedTo";

    /// <summary>The users: numbers, URNs, links, permalinks, objects or <c>me</c>; a track or playlist stands for its user. Without any, yourself.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "User")]
    [UploaderTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? Id { get; set; }

    /// <summary>Gets users like these.</summary>
    [Parameter(ParameterSetName = LikeUser, Mandatory = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? RelatedTo { get; set; }

    private protected override BatchReader<User> Batches => Client.Users.Batches();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is LikeUser)
            WriteLists(RelatedTo, id => Client.Users.Related(id, ListOptions));
        else if (IsBare(nameof(Id)))
            Try(null, () => WriteObject(Await(Client.Users.GetAsync(SoundCloudId.Me, PipelineStopToken))));
        else
            ReadIds(Id ?? []);
    }
}
