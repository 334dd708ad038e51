using SoundCloud.Examples;

namespace SoundCloud.Tests;

/// <summary>Runs this assembly as a test's second process, which holds the lock of an account until it is killed.</summary>
internal static class LockHolder
{
    public static async Task Main(string[] arguments)
    {
        await using var held = await new DatabaseTokenStore(arguments[0]).LockAsync(arguments[1], CancellationToken.None);
        await Console.Out.WriteLineAsync("held");
        await Console.In.ReadToEndAsync();
    }
}
