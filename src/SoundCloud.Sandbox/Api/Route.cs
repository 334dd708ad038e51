using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

/// <summary>Which tokens an operation takes.</summary>
internal enum TokenNeed
{
    Any,
    User,
}

/// <summary>One operation. A handler runs under the world's gate and does not wait for anything.</summary>
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

    /// <summary>The values of the template's placeholders, decoded; null when the path is another one.</summary>
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
