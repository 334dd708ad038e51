namespace SoundCloud.Tests;

/// <summary>A program that tests start as another process: it does one thing with one store, and prints the result as a line.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var (kind, verb, folder) = (arguments[0], arguments[1], arguments[2]);
        string? reason = null;
        var store = kind == "secure" ? AccountStores.OpenSecure(folder, out reason) : AccountStores.OpenPlainText(folder);
        if (store is null)
        {
            Console.WriteLine($"none: {reason}");
            return 1;
        }

        switch (verb)
        {
            case "write":
                await store.WriteAsync(arguments[3], arguments[4], CancellationToken.None);
                Console.WriteLine($"written to {store.Kind}");
                break;
            case "read":
                Console.WriteLine(await store.ReadAsync(arguments[3], CancellationToken.None) ?? "nothing");
                break;
            case "remove":
                await store.WriteAsync(arguments[3], null, CancellationToken.None);
                Console.WriteLine("removed");
                break;
            case "list":
                Console.WriteLine($"entries: {string.Join(", ", await store.ListAsync(CancellationToken.None))}");
                break;
            case "hold":
                await using (await store.LockAsync(arguments[3], CancellationToken.None))
                {
                    Console.WriteLine("held");
                    // Until the test closes this, or kills the process.
                    await Console.In.ReadToEndAsync();
                }
                break;
        }
        return 0;
    }
}
