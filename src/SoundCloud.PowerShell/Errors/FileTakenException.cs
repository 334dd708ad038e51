namespace SoundCloud.PowerShell;

/// <summary>A file is there already, and -Force would replace it.</summary>
internal sealed class FileTakenException(string message, Exception? innerException) : IOException(message, innerException);
