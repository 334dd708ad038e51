namespace SoundCloud.Sandbox.Http;

/// <summary>The server stops reading the request, answers with this status and closes the connection.</summary>
internal sealed class BadHttpException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
