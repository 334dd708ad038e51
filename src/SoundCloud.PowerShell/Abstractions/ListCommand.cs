using System.ComponentModel;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that streams lists. PowerShell adds -First, -Skip and -IncludeTotalCount.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListCommand : SessionCommand
{
    /// <summary>
    /// How many items a request asks for, from 1 to 200. Larger pages take fewer requests. A request never asks for more items than -First
    /// still needs.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int PageSize { get; set; } = ListOptions.MaximumPageSize;

    /// <summary>
    /// Where to resume a list that failed or was stopped part-way. After a failure it is $Error[0].Exception.Cursor, after Ctrl+C
    /// (Get-SCSession).LastCursor.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
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

    /// <summary>Refuses -Access for lists of playlists, which the API cannot filter by access.</summary>
    private protected void RequireTracks(TrackOrPlaylist kind, string[]? access)
    {
        if (kind is not TrackOrPlaylist.Track && access is not null)
            ThrowTerminatingError(ErrorRecords.From(new InvalidRequestException(Messages.AccessWithoutTracks) { Advice = Messages.AdviceLeaveOut }, access));
    }

    /// <summary>The options of a list, from the parameters of the cmdlet.</summary>
    private protected ListOptions Options(string[]? access = null) => new()
    {
        First = PagingParameters.First == ulong.MaxValue ? null : (long)Math.Min(PagingParameters.First, long.MaxValue),
        Skip = (long)Math.Min(PagingParameters.Skip, long.MaxValue),
        PageSize = PageSize,
        Cursor = Cursor,
        // The API accepts these words only in lower case.
        Access = access?.Select(static word => word.ToLowerInvariant()).ToArray(),
    };

    /// <summary>The references that -Skip and -First select, counted over the whole pipeline. The others are not read.</summary>
    private protected IEnumerable<T> Wanted<T>(IEnumerable<T?>? references)
        where T : ResourceReference =>
        (references ?? []).OfType<T>().Where(_ => IsNextWanted());

    /// <summary>Whether -Skip and -First select the next reference.</summary>
    private protected bool IsNextWanted()
    {
        var position = _given++;
        return position >= PagingParameters.Skip && position - PagingParameters.Skip < PagingParameters.First;
    }

    /// <summary>Writes the items of a list as they arrive. A failure is written after all items before it.</summary>
    /// <param name="target">The target of an error.</param>
    /// <param name="list">The list.</param>
    /// <param name="known">How many items it has, if the input says so.</param>
    private protected void WriteList<T>(object? target, Func<PagedList<T>> list, long? known = null) => Try(target, () => WithProgress(() =>
    {
        var items = list().ItemsOf(PipelineStopToken);
        var (read, total) = (0L, TotalOf(known));
        try
        {
            // The API returns no totals; an accuracy of 0 means that the total is unknown.
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
                    // Once a page, also if a later cmdlet ends the pipeline.
                    Connected.Recent.Add(items.Given);
                }
                read += items.Given.Length;
                CountRead(items.Given.Length, total is null ? null : (read, total.Value));
            }
        }
        finally
        {
            Connected.LastCursor = items.Cursor;
            // Cancels the page that is read ahead and waits for it, so that nothing is sent after this method returns.
            items.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }));

    // How many items of a list -Skip and -First select; null where only its end tells.
    private long? TotalOf(long? known)
    {
        var first = PagingParameters.First >= long.MaxValue ? (long?)null : (long)PagingParameters.First;
        var rest = known is null || Cursor is not null ? null : known - (long)Math.Min(PagingParameters.Skip, long.MaxValue);
        return rest < first ? rest : first ?? rest;
    }

    // Most scripts end before the runtime would optimise this loop.
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

    /// <summary>Writes one list after another. Nothing is sent for null or an empty list of references.</summary>
    /// <param name="references">The things whose lists to write.</param>
    /// <param name="list">The list of a thing.</param>
    /// <param name="count">How many items the list of a thing has, for the progress; null if that is not known.</param>
    private protected void WriteLists<T>(IEnumerable<ResourceReference?>? references, Func<SoundCloudId, PagedList<T>> list, Func<Resource, long?>? count = null)
    {
        foreach (var reference in references?.OfType<ResourceReference>() ?? [])
            WriteList(reference.Input, () => list(reference.ToId()), reference is { IsPointer: false, Thing: { } thing } ? count?.Invoke(thing) : null);
    }

    /// <summary>Writes the lists of the given users, or the signed-in user's list if the parameter is not used.</summary>
    private protected void WriteListsOrMine<T>(
        string parameter, IEnumerable<ResourceReference?>? users, Func<SoundCloudId, PagedList<T>> list, Func<Resource, long?>? count = null)
    {
        if (IsBare(parameter))
            WriteList(null, () => list(SoundCloudId.Me));
        else
            WriteLists(users, list, count);
    }
}
