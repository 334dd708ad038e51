namespace SoundCloud.PowerShell;

/// <summary>Work on a cmdlet's inputs that is still going on after the last of them.</summary>
internal interface IPending : IAsyncDisposable
{
    /// <summary>Writes what is left, after the last input.</summary>
    void Finish();
}
