using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace SoundCloud.Tests;

/// <summary>The suite as a program: it runs the tests, or is the other process that one of them needs.</summary>
internal static class SuiteProgram
{
    /// <summary>The first argument of the other process.</summary>
    public const string AsOther = "as-other-process";

    private static Task<int> Main(string[] arguments) => arguments switch
    {
        [AsOther, .. var others] => OtherProgram.RunAsync(others),
        // What `dotnet test` and an editor's test explorer say.
        _ when arguments.Contains("--server") => TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(arguments),
    };
}
