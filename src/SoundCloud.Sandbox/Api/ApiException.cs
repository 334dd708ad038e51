using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

/// <summary>Ends a handler with an error answer.</summary>
internal sealed class ApiException(HttpResponse response) : Exception
{
    public HttpResponse Response { get; } = response;
}
