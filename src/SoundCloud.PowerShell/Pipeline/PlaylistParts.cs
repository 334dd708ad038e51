namespace SoundCloud.PowerShell;

/// <summary>
/// Writes more tracks than a playlist can hold: the playlist gets the first ones, and "Title 2", "Title 3" and so on the others. Those that
/// the user has are used again, so that a second run makes no more of them.
/// </summary>
/// <param name="command">The cmdlet, whose fields all parts get.</param>
/// <param name="tracks">The tracks.</param>
/// <param name="title">The new title, or null.</param>
/// <param name="passThru">Whether the playlists are written.</param>
internal sealed class PlaylistParts(PlaylistFieldsCommand command, PlaylistTracks tracks, string? title, bool passThru)
{
    private const int Most = PlaylistUpdate.MaximumTracks;

    /// <summary>How many playlists the tracks need.</summary>
    public int Count => Math.Max(1, (tracks.Count + Most - 1) / Most);

    public void Write(PlaylistReference playlist, SoundCloudId id) => command.Try(playlist.Input, () =>
    {
        var client = command.Client;
        var stop = command.PipelineStopToken;
        var first = command.Await(client.Playlists.GetAsync(id, showTracks: false, cancellationToken: stop));
        var own = command.Await(ReadOwnAsync(stop));
        var name = title ?? WithoutNumber(first.Title ?? "");
        for (var part = 1; part <= Count; part++)
        {
            var held = part == 1 ? first : own.Find(one => one.Title == $"{name} {part}" && one.Urn != first.Urn);
            var newTitle = title is not null || held is null ? $"{name} {part}" : null;
            var update = PlaylistFields.Of(command, newTitle, tracks: tracks.Ids.Skip((part - 1) * Most).Take(Most));
            // What is left over from a private playlist does not become public.
            if (held is null && !command.Typed.Contains(nameof(command.Sharing)) && first.Sharing == "private")
                update.Sharing = Sharing.Private;
            var written = tracks.Write(playlist.Input, () => held is null
                ? client.Playlists.CreateAsync(update, stop)
                : client.Playlists.UpdateAsync(SoundCloudId.Parse(held.Urn, ResourceKind.Playlist), update, stop));
            if (written is null)
                return;
            if (passThru)
                command.WriteThing(written);
        }
        if (own.Exists(one => one.Title == $"{name} {Count + 1}"))
            command.WriteWarning(Messages.PartIsLeft($"{name} {Count + 1}"));
    });

    private async Task<List<Playlist>> ReadOwnAsync(CancellationToken stop)
    {
        var own = new List<Playlist>();
        await foreach (var one in command.Client.Users.Playlists(SoundCloudId.Me, showTracks: false).WithCancellation(stop).ConfigureAwait(false))
            own.Add(one);
        return own;
    }

    // The first of several playlists that were made together is called "Title 1".
    private static string WithoutNumber(string title) => title.EndsWith(" 1", StringComparison.Ordinal) ? title[..^2] : title;
}
