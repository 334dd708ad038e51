namespace SoundCloud.PowerShell;

/// <summary>A value that can be completed.</summary>
/// <param name="Text">What goes into the command line, before it is quoted.</param>
/// <param name="Title">What the list of completions shows, such as a track's title; the text itself where null or empty.</param>
/// <param name="ToolTip">What is said of it; the title where null or empty.</param>
internal readonly record struct Candidate(string Text, string? Title = null, string? ToolTip = null);
