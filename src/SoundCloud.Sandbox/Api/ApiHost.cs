using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Cdn;
using SoundCloud.Sandbox.Faults;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;
using SoundCloud.Sandbox.OAuth;

namespace SoundCloud.Sandbox.Api;

/// <summary>The routes of api.soundcloud.com. It checks the token, finds the route, reads the body and runs the operation.</summary>
internal sealed class ApiHost(World world, Addresses addresses, TokenStore tokens, SignedLinks links, FaultSet faults, TimeProvider time) : IHost
{
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    private readonly PageCache _cache = new();
    private readonly RouteTable _routes = new(
    [
        .. MeApi.Routes,
        .. FollowingsApi.Routes,
        .. ActivitiesApi.Routes,
        .. TracksApi.Routes,
        .. TrackWritesApi.Routes,
        .. StorefrontApi.Routes,
        .. CommentsApi.Routes,
        .. new MediaApi(links).Routes,
        .. PlaylistsApi.Routes,
        .. PlaylistWritesApi.Routes,
        .. UsersApi.Routes,
        .. LikesApi.Routes,
        .. RepostsApi.Routes,
        .. ResolveApi.Routes,
        .. new SessionApi(tokens).Routes,
    ]);

    private long _lastRequest;

    public string Name => "api";

    public Task PrepareAsync(Visit visit) => Task.CompletedTask;

    public void Describe(Visit visit, LoggedRequest entry) => entry.TokenKind = Token(visit.Request) is { } token ? tokens.Find(token)?.Kind : null;

    public async Task<HttpResponse> AnswerAsync(Visit visit)
    {
        var response = await OperateAsync(visit).ConfigureAwait(false);
        response.Headers.Set("X-Request-Id", $"sandbox-{Interlocked.Increment(ref _lastRequest).Text()}");
        response.Headers.Set("X-RateLimit-Limit", "-1");
        response.Headers.Set("X-RateLimit-Remaining", "0");
        response.Headers.Set("X-RateLimit-Reset", "0");
        return response;
    }

    private async Task<HttpResponse> OperateAsync(Visit visit)
    {
        var request = visit.Request;
        if (_routes.Find(request.Method, request.Path) is not ({ } route, { } values))
            return ApiErrors.UnknownRoute();

        var sent = Token(request);
        if (sent is null)
            return ApiErrors.WithoutMessage(401);

        var token = tokens.Find(sent);
        if (token is null || !tokens.IsLive(token))
            return ApiErrors.Standard(401);

        if (route.Need == TokenNeed.User && token.User is null)
            return ApiErrors.WithoutMessage(401);

        var form = request.MediaType == "multipart/form-data" && !request.IsRead ? await MultipartReader.ReadAsync(request).ConfigureAwait(false) : null;
        visit.Body = form is null && !request.IsRead ? await request.Body.ReadAllAsync(MaxBodyBytes).ConfigureAwait(false) : [];
        var call = new ApiCall(visit, world, addresses, values, token.User, sent, time.GetUtcNow()) { Form = form };
        return request.Method == "GET" && faults.IsEmpty ? Cached(call, route) : Handle(call, route);
    }

    private HttpResponse Cached(ApiCall call, Route route)
    {
        var key = (call.User?.Id, call.Request.Headers.Has("Accept-Encoding", "gzip"), call.Request.PathAndQuery);
        int version;
        HttpResponse response;
        lock (world.Gate)
        {
            version = world.Version;
            if (_cache.TryFind(version, key, out var kept))
            {
                response = HttpResponse.Json(200, kept);
                return key.Item2 ? response.With("Content-Encoding", "gzip").With("Vary", "Accept-Encoding") : response;
            }

            response = Handle(call, route);
        }

        Compression.Apply(call.Request, response);
        if (response.Status == 200 && response.IsEncoded == key.Item2)
            _cache.Keep(version, key, response);

        return response;
    }

    private HttpResponse Handle(ApiCall call, Route route)
    {
        try
        {
            lock (world.Gate)
                return route.Handle(call);
        }
        catch (ApiException e)
        {
            return e.Response;
        }
    }

    private static string? Token(HttpRequest request)
    {
        var words = request.Headers["Authorization"]?.Split(' ', 2, StringSplitOptions.TrimEntries);
        return words is [var scheme, { Length: > 0 } token] && (scheme.Equals("OAuth", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            ? token
            : null;
    }
}
