using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

/// <summary>The tokens that an operation accepts.</summary>
internal enum TokenNeed
{
    Any,
    User,
}

/// <summary>One operation. Its handler runs under the lock of the world and must not wait.</summary>
internal sealed class Route(string method, string template, TokenNeed need, Func<ApiCall, HttpResponse> handle)
{
    public string Method { get; } = method;

    public string[] Segments { get; } = template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public TokenNeed Need { get; } = need;

    public Func<ApiCall, HttpResponse> Handle { get; } = handle;

    public static Route Get(string template, TokenNeed need, Func<ApiCall, HttpResponse> handle) => new("GET", template, need, handle);

    public static Route Post(string template, Func<ApiCall, HttpResponse> handle) => new("POST", template, TokenNeed.User, handle);

    public static Route Put(string template, Func<ApiCall, HttpResponse> handle) => new("PUT", template, TokenNeed.User, handle);

    public static Route Delete(string template, Func<ApiCall, HttpResponse> handle) => new("DELETE", template, TokenNeed.User, handle);

    /// <summary>The decoded values of the template's placeholders; null if the path does not match.</summary>
    public string[]? Match(string[] path)
    {
        if (path.Length != Segments.Length)
            return null;

        for (var i = 0; i < path.Length; i++)
        {
            if (Segments[i][0] != '{' && Segments[i] != path[i])
                return null;
        }

        return [.. path.Where((_, i) => Segments[i][0] == '{').Select(Uri.UnescapeDataString)];
    }
}
