namespace SoundCloud.PowerShell;

/// <summary>Work on a cmdlet's inputs that is not finished when the last input has arrived.</summary>
internal interface IPending : IAsyncDisposable
{
    /// <summary>Finishes the work and writes the remaining output, after the last input.</summary>
    void Finish();
}
