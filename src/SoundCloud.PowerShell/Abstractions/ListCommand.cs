using System.ComponentModel;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that streams lists: -First, -Skip and -IncludeTotalCount are the engine's, the rest is here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListCommand : SessionCommand
{
    /// <summary>
    /// How many items a request asks for, from 1 to 200. Large pages cost fewer requests. A request never asks for more than -First still
    /// needs.
    /// </summary>
    [Parameter]
    public int PageSize { get; set; } = ListOptions.MaximumPageSize;

    /// <summary>Where to go on with a list that failed on its way. The error tells it: $Error[0].Exception.Cursor.</summary>
    [Parameter]
    public string? Cursor { get; set; }

    private ulong _given;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _ = Options();
        }
        catch (InvalidRequestException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, PageSize));
        }
    }

    /// <summary>Refuses -Access where playlists are listed: they have no such filter, and those left out would look as if they did not exist.</summary>
    private protected void RequireTracks(TrackOrPlaylist kind, string[]? access)
    {
        if (kind is not TrackOrPlaylist.Track && access is not null)
            ThrowTerminatingError(ErrorRecords.From(new InvalidRequestException(Messages.AccessWithoutTracks), access));
    }

    /// <summary>How much of a list is asked for.</summary>
    private protected ListOptions Options(string[]? access = null) => new()
    {
        First = PagingParameters.First == ulong.MaxValue ? null : (long)Math.Min(PagingParameters.First, long.MaxValue),
        Skip = (long)Math.Min(PagingParameters.Skip, long.MaxValue),
        PageSize = PageSize,
        Cursor = Cursor,
        // The service knows its words in lower case only.
        Access = access?.Select(static word => word.ToLowerInvariant()).ToArray(),
    };

    /// <summary>Of the things given, those that -Skip and -First leave, counted over the whole pipeline: no other is asked for.</summary>
    private protected IEnumerable<T> Wanted<T>(IEnumerable<T?>? references)
        where T : ResourceReference =>
        (references ?? []).OfType<T>().Where(_ => IsNextWanted());

    /// <summary>Whether -Skip and -First leave the next thing given.</summary>
    private protected bool IsNextWanted()
    {
        var position = _given++;
        return position >= PagingParameters.Skip && position - PagingParameters.Skip < PagingParameters.First;
    }

    /// <summary>Writes a list as it comes; a failure comes after all items before it.</summary>
    private protected void WriteList<T>(object? target, Func<PagedList<T>> list) => Try(target, () =>
    {
        var items = list().ItemsOf(PipelineStopToken);
        try
        {
            // The API tells no totals: an accuracy of 0 says so.
            if (PagingParameters.IncludeTotalCount)
                WriteObject(PagingParameters.NewTotalCount(0, 0));
            while (Await(items.MoveToPageAsync()))
            {
                try
                {
                    WritePage(items);
                }
                finally
                {
                    // Once a page, and also where downstream has enough.
                    Connected.Recent.Add(items.Given);
                }
            }
        }
        finally
        {
            // A page asked for ahead is cancelled and waited for, so that nothing is sent once this returns.
            items.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    });

    // Optimised at once: a script has ended before the runtime would.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WritePage<T>(PagedList<T>.Items items)
    {
        do
        {
            WriteObject(items.Current);
            Observer.Write(this);
        }
        while (items.MoveNext());
    }

    /// <summary>Writes one list after another; null and an empty list of references ask nothing.</summary>
    private protected void WriteLists<T>(IEnumerable<ResourceReference?>? references, Func<SoundCloudId, PagedList<T>> list)
    {
        foreach (var reference in references ?? [])
        {
            if (reference is not null)
                WriteList(reference.Input, () => list(reference.ToId()));
        }
    }

    /// <summary>Writes the lists of the users given; where none was asked for, the signed-in user's.</summary>
    private protected void WriteListsOrMine<T>(string parameter, IEnumerable<ResourceReference?>? users, Func<SoundCloudId, PagedList<T>> list)
    {
        if (IsBare(parameter))
            WriteList(null, () => list(SoundCloudId.Me));
        else
            WriteLists(users, list);
    }
}
