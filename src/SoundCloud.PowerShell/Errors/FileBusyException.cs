namespace SoundCloud.PowerShell;

/// <summary>Another program keeps a file to itself.</summary>
internal sealed class FileBusyException(string message, Exception? innerException) : IOException(message, innerException);
