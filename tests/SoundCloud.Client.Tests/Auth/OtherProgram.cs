using SoundCloud.Examples;

namespace SoundCloud.Tests;

/// <summary>The other process of a test: it holds an account's name until it is ended.</summary>
internal static class OtherProgram
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var held = await new DatabaseTokenStore(arguments[0]).LockAsync(arguments[1], CancellationToken.None);
        await Console.Out.WriteLineAsync("held");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
