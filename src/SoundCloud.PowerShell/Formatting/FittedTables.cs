using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell;

/// <summary>
/// Fits the tables to terminals that are narrower or wider than usual. A format file cannot choose columns by the width of the window, and
/// PowerShell shrinks the title to one letter before it hides another column. So, if the width needs other columns, changed copies of the
/// format file's tables take precedence in this runspace.
/// </summary>
internal sealed class FittedTables
{
    // A window of 140 columns: PowerShell leaves the last one free.
    private const int WideFrom = 139;

    // The least width of a title or name, and of a user's name before its column is left out.
    private const int LeastText = 12;

    private static readonly ConditionalWeakTable<Runspace, FittedTables> OfRunspaces = [];

    // The columns that can be left out, in this order.
    private static readonly Table[] Tables =
    [
        new("Track", "TrackFull", ["Likes", "Plays", "User"]),
        new("Playlist", null, ["Duration", "TrackCount", "User"]),
        new("User", null, ["Place", "TrackCount", "Followers"]),
        new("Comment", null, ["Age", "User"]),
        new("Activity", null, ["Age", "Type"]),
        new("TrackGrowth", null, ["NewReposts", "NewLikes", "Plays"]),
        new("TrackStream", null, ["IsPreview", "IsResolved", "TrackUrn"]),
        new("Session", null, ["Store", "ExpiresAt", "Grant"]),
        new("Account", null, ["Store", "ExpiresAt", "Grant"]),
        new("Sandbox", null, ["AuthUri", "Requests", "IsRunning"]),
    ];

    // The tables of the format file, read before the first fitted tables take precedence.
    private static IReadOnlyList<ExtendedTypeDefinition>? _originals;

    private readonly List<SessionStateFormatEntry> _entries = [];
    private int _width;
    private string _columns = "";

    /// <summary>Fits the tables of this runspace to its terminal, if they do not fit yet.</summary>
    public static void Fit(PSCmdlet cmdlet)
    {
        // Output to a file, a pipe or a log has the columns of the format file, whatever the width of the window.
        if (!Terminal.IsIn(cmdlet.Host) || Runspace.DefaultRunspace is not { } runspace || !IsShownIn(cmdlet.Host, runspace))
            return;
        OfRunspaces.GetValue(runspace, static _ => new()).Fit(cmdlet.InvokeCommand, runspace, Terminal.WidthOf(cmdlet.Host.UI?.RawUI));
    }

    /// <summary>The table with the columns that fit a width, or null if the format file's table fits.</summary>
    internal static TableControl? FitTable(string[] leavable, TableControl table, TableControl? full, int width)
    {
        if (width >= WideFrom)
            return full;
        if (width >= Terminal.NarrowBelow)
            return null;
        var fitted = Copy(table);
        var isChanged = false;
        foreach (var label in leavable.Append(null))
        {
            var missing = LeastWidth(fitted) - width;
            if (missing <= 0)
                break;
            isChanged = true;
            var user = fitted.Headers.FindIndex(static header => header.Label == "User");
            if (user >= 0 && fitted.Headers[user] is var header && header.Width - missing >= LeastText)
            {
                fitted.Headers[user] = new(header.Label, header.Width - missing, header.Alignment);
                break;
            }
            if (label is not null)
                LeaveOut(fitted, label);
        }
        return isChanged ? fitted : null;
    }

    // Other runspaces, such as those of ForEach-Object -Parallel, show nothing themselves.
    private static bool IsShownIn(PSHost host, Runspace runspace)
    {
        try
        {
            return host is not IHostSupportsInteractiveSession terminal || ReferenceEquals(terminal.Runspace, runspace);
        }
        catch (Exception e) when (e is InvalidOperationException or NotImplementedException)
        {
            // The host has one runspace and does not report it.
            return true;
        }
    }

    private void Fit(CommandInvocationIntrinsics engine, Runspace runspace, int width)
    {
        if (width == _width)
            return;
        _width = width;
        // Nothing has to be changed or read if the format file's tables fit.
        var isUsual = width is >= Terminal.NarrowBelow and < WideFrom;
        if (isUsual && _entries.Count == 0)
            return;
        var fitted = isUsual ? [] : Fitted(engine, width);
        var columns = string.Join('\n', fitted.Select(static type => Describe((TableControl)type.FormatViewDefinition[0].Control)));
        if (columns == _columns)
            return;
        _columns = columns;
        Put(runspace.InitialSessionState.Formats, fitted);
        Run(engine, "Update-FormatData");
    }

    private static List<ExtendedTypeDefinition> Fitted(CommandInvocationIntrinsics engine, int width)
    {
        _originals ??= [.. Run(engine, "Get-FormatData -TypeName SoundCloud.* -PowerShellVersion $PSVersionTable.PSVersion").Select(static found => found.BaseObject).OfType<ExtendedTypeDefinition>()];
        var fitted = new List<ExtendedTypeDefinition>();
        foreach (var type in _originals)
        {
            foreach (var table in Tables)
            {
                if (ViewOf(type, table.View) is { } original && FitTable(table.Leavable, original, ViewOf(type, table.FullView), width) is { } control)
                    fitted.AddRange(type.TypeNames.Select(name => new ExtendedTypeDefinition(name, [new FormatViewDefinition(table.View, control)])));
            }
        }
        return fitted;
    }

    // Inserted before the module's own file and after files that the user has put before it.
    private void Put(InitialSessionStateEntryCollection<SessionStateFormatEntry> formats, List<ExtendedTypeDefinition> fitted)
    {
        var all = formats.Where(entry => !_entries.Contains(entry)).ToList();
        _entries.Clear();
        _entries.AddRange(fitted.Select(static type => new SessionStateFormatEntry(type)));
        var own = all.FindIndex(static entry => entry.FileName?.EndsWith("SoundCloud.Format.ps1xml", StringComparison.OrdinalIgnoreCase) == true);
        all.InsertRange(own < 0 ? all.Count : own, _entries);
        formats.Clear();
        formats.Add(all);
    }

    private static TableControl? ViewOf(ExtendedTypeDefinition type, string? name) =>
        type.FormatViewDefinition.FirstOrDefault(view => view.Name == name)?.Control as TableControl;

    private static int LeastWidth(TableControl table) =>
        table.Headers.Sum(static header => header.Width > 0 ? header.Width : LeastText) + table.Headers.Count - 1;

    private static void LeaveOut(TableControl table, string label)
    {
        var at = table.Headers.FindIndex(header => header.Label == label);
        table.Headers.RemoveAt(at);
        var columns = table.Rows[0].Columns;
        var endsLink = columns[at].DisplayEntry.Value.Contains("::AfterLink(", StringComparison.Ordinal);
        columns.RemoveAt(at);
        if (endsLink && at < columns.Count)
            columns[at] = new(columns[at].Alignment, new DisplayEntry($"[SoundCloud.PowerShell.Display]::AfterLink(({columns[at].DisplayEntry.Value}), $Host, $PSStyle)", DisplayEntryValueType.ScriptBlock));
    }

    private static TableControl Copy(TableControl table) => new(
        new TableControlRow(table.Rows[0].Columns.Select(static column => new TableControlColumn(column.Alignment, column.DisplayEntry))),
        table.Headers.Select(static header => new TableControlColumnHeader(header.Label, header.Width, header.Alignment)));

    private static string Describe(TableControl table) => string.Join(' ', table.Headers.Select(static header => $"{header.Label} {header.Width}"));

    private static Collection<PSObject> Run(CommandInvocationIntrinsics engine, string script)
    {
        try
        {
            return engine.InvokeScript(script + " -ErrorAction Ignore");
        }
        catch (RuntimeException)
        {
            // A constrained session may not have the command. It keeps the tables of the format file.
            return [];
        }
    }

    /// <param name="View">The name of the table in the format file.</param>
    /// <param name="FullView">The name of the table with more columns, for wide terminals.</param>
    /// <param name="Leavable">The columns that can be left out, in this order.</param>
    private sealed record Table(string View, string? FullView, string[] Leavable);
}
