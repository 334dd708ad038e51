namespace SoundCloud.Sandbox.Http;

/// <summary>A request that the server will not read on: answered with the status, then the connection ends.</summary>
internal sealed class BadHttpException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
