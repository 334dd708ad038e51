using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>One request to an operation: the token, the path's values, the query and the body.</summary>
internal sealed class ApiCall(Visit visit, World world, Addresses addresses, string[] values, User? user, string token, DateTimeOffset now)
{
    public World World { get; } = world;

    public Addresses Addresses { get; } = addresses;

    /// <summary>The token's user; null for an app token.</summary>
    public User? User { get; } = user;

    /// <summary>The token's user, for operations that need one.</summary>
    public User Me => User!;

    public string Token { get; } = token;

    public DateTimeOffset Now { get; } = now;

    public HttpRequest Request => visit.Request;

    public QueryString Query => visit.Request.Query;

    public byte[] Body => visit.Body;

    /// <summary>The multipart body, read before the handler runs.</summary>
    public MultipartForm? Form { get; init; }

    public string Id => values[0];

    public string SecondId => values[1];

    public bool HasFault(string name) => visit.Hit(name) is not null;

    public PageRequest Bend(PageRequest page) => visit.Faults.Aggregate(page, (bent, one) => one.Fault.Page?.Invoke(bent) ?? bent);

    /// <summary>The track of the path, if the caller may see it: a private one only for its owner or with its secret.</summary>
    public Track Track(string id)
    {
        var track = World.Track(id);
        return track is not null && (!track.IsPrivate || track.User == User || Query["secret_token"] == track.SecretToken) ? track : throw new ApiException(ApiErrors.NotFound());
    }

    public Track OwnTrack()
    {
        var track = Track(Id);
        return track.User == User ? track : throw new ApiException(ApiErrors.Forbidden());
    }

    public Playlist Playlist(string id)
    {
        var playlist = World.Playlist(id);
        return playlist is not null && (!playlist.IsPrivate || playlist.User == User || Query["secret_token"] == playlist.SecretToken)
            ? playlist
            : throw new ApiException(ApiErrors.NotFound());
    }

    public Playlist OwnPlaylist()
    {
        var playlist = Playlist(Id);
        return playlist.User == User ? playlist : throw new ApiException(ApiErrors.Forbidden());
    }

    public User UserOf(string id) => World.User(id) ?? throw new ApiException(ApiErrors.NotFound());

    public bool Sees(Track track) => !track.IsPrivate || track.User == User;

    public bool Sees(Playlist playlist) => !playlist.IsPrivate || playlist.User == User;
}
