using SoundCloud.Examples;

namespace SoundCloud.Tests;

/// <summary>This assembly as a program, the other process of a test: it holds an account's name until it is ended.</summary>
internal static class LockHolder
{
    public static async Task Main(string[] arguments)
    {
        await using var held = await new DatabaseTokenStore(arguments[0]).LockAsync(arguments[1], CancellationToken.None);
        await Console.Out.WriteLineAsync("held");
        await Console.In.ReadToEndAsync();
    }
}
