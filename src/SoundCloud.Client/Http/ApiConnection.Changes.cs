using System.Net;

namespace SoundCloud;

internal sealed partial class ApiConnection
{
    /// <summary>A change of one thing that has no body and whose answer says nothing.</summary>
    public async Task ChangeAsync(Operation operation, SoundCloudId id, ResourceKind kind, CancellationToken cancellationToken)
    {
        var path = await PathOfChangeAsync(operation, id, kind, cancellationToken).ConfigureAwait(false);
        await SendAsync(operation, path, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A change of one thing whose answer is the thing.</summary>
    public async Task<T> ChangeAsync<T>(
        Operation operation, SoundCloudId id, ResourceKind kind, HttpContent content, Shape<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var path = await PathOfChangeAsync(operation, id, kind, cancellationToken).ConfigureAwait(false);
        return await SendAsync(operation, path, content, shape, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A change whose answer is a thing.</summary>
    public Task<T> SendAsync<T>(Operation operation, string path, HttpContent content, Shape<T> shape, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(operation, RequestOf(operation, path, content), shape, cancellationToken);

    public async Task<T> SendAsync<T>(Operation operation, ApiRequestMessage request, Shape<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await ExchangeAsync(operation, request, cancellationToken).ConfigureAwait(false);
        return Read(request, response, shape);
    }

    /// <summary>The request of a change.</summary>
    public ApiRequestMessage RequestOf(Operation operation, string path, HttpContent content) =>
        new(operation.HttpMethod, UriOf(path)) { Observer = Observer, Content = content };

    /// <summary>A request for a file, wherever it lies; only the API's own host gets the token.</summary>
    public ApiRequestMessage RequestOf(Uri file) =>
        new(HttpMethod.Get, file) { Observer = Observer, FollowsRedirects = true, IsStreamed = true };

    /// <summary>A small public file, read whole; no token goes with it.</summary>
    public async Task<HttpResponseMessage> GetFileAsync(Uri file, CancellationToken cancellationToken)
    {
        var request = new ApiRequestMessage(HttpMethod.Get, file) { Observer = Observer, FollowsRedirects = true, IsShareable = true, IsAuthorized = false };
        var response = await SendRawAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? response : throw Refusal(request, response);
    }

    /// <summary>A file whose body the caller reads as it comes.</summary>
    public async Task<HttpResponseMessage> OpenAsync(ApiRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await SendRawAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable)
            return response;
        throw Refusal(request, response);
    }

    /// <summary>Whether a thing exists: 200 or 404.</summary>
    public async Task<bool> ExistsAsync(Operation operation, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await ExchangeAsync(
                operation, new ApiRequestMessage(HttpMethod.Get, UriOf(path)) { Observer = Observer, Operation = operation }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SoundCloudApiException e) when (e.Status is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    // What the token does not allow is known before anything is sent, the look-up of a link included.
    private async ValueTask<string> PathOfChangeAsync(Operation operation, SoundCloudId id, ResourceKind kind, CancellationToken cancellationToken)
    {
        RequireToken(operation);
        var resolved = await ResolveAsync(id, kind, cancellationToken).ConfigureAwait(false);
        return operation.Expand(resolved.ToUrn(kind));
    }
}
