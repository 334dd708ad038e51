using SoundCloud;
using SoundCloud.Sandbox;

// The client library without PowerShell, on the embedded sandbox: connect, search, resolve, list, like.
await using var sandbox = SoundCloudSandbox.Start();
var token = sandbox.IssueUserToken();
using var client = new SoundCloudClient(new()
{
    ApiUri = sandbox.ApiUri,
    AuthUri = sandbox.AuthUri,
    Credentials = new(sandbox.ClientId, sandbox.ClientSecret),
    Token = new(token.AccessToken, token.RefreshToken, TimeProvider.System.GetUtcNow().AddSeconds(token.ExpiresIn), Grant.AuthorizationCode),
});

var me = await client.Users.GetAsync(SoundCloudId.Me);
Console.WriteLine($"Connected to the sandbox at {sandbox.ApiUri} as {me.Username}.");

Console.WriteLine("\nThe first tracks of a search for 'night':\n");
var found = new List<Track>();
await foreach (var track in client.Search.Tracks(new() { Text = "night" }, new() { First = 8 }))
    found.Add(track);
Console.WriteLine($"{"Title",-40} {"User",-20} {"Genre",-14} {"Duration",8} {"Plays",11}");
foreach (var track in found)
    Console.WriteLine($"{Cut(track.Title, 40),-40} {Cut(track.User?.Username, 20),-20} {Cut(track.Genre, 14),-14} {Length(track.Duration),8} {track.PlaybackCount,11:N0}");

var label = (User)await client.Resolve.GetAsync("https://soundcloud.com/nightshift-label");
Console.WriteLine($"\nhttps://soundcloud.com/nightshift-label is {label.Username} ({label.Urn}).");

sandbox.Requests.Clear();
long plays = 0, count = 0;
await foreach (var track in client.Users.Tracks(label.Urn!))
{
    count++;
    plays += track.PlaybackCount ?? 0;
}
Console.WriteLine($"{count} tracks with {plays:N0} plays, streamed in {sandbox.Requests.Count} requests.");

var first = found[0];
await client.Likes.AddTrackAsync(first.Urn!);
await foreach (var liked in client.Users.LikedTracks(SoundCloudId.Me, new() { First = 1 }))
{
    Console.WriteLine($"Liked '{first.Title}'; the newest like read back is '{liked.Title}'.");
    if (liked.Urn != first.Urn)
        return 1;
}
return count > 200 ? 0 : 1;

static string Cut(string? text, int width) => text is null ? "" : text.Length <= width ? text : text[..(width - 1)] + "…";

static string Length(TimeSpan? duration) => duration is { } d ? $"{(int)d.TotalMinutes}:{d.Seconds:00}" : "";
