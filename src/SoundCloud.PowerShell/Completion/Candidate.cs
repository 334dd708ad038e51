namespace SoundCloud.PowerShell;

/// <summary>A value that can be completed.</summary>
/// <param name="Text">The text for the command line, before it is quoted.</param>
/// <param name="Title">The text in the list of completions, such as a track's title; if null or empty, Text.</param>
/// <param name="ToolTip">The tooltip; if null or empty, the title.</param>
internal readonly record struct Candidate(string Text, string? Title = null, string? ToolTip = null);
