using System.Runtime.InteropServices;

namespace SoundCloud.Sandbox;

/// <summary>The sandbox as a program.</summary>
internal static class Program
{
    private const int BadArguments = 2;

    public static async Task<int> Main(string[] arguments)
    {
        CommandLine line;
        try
        {
            line = CommandLine.Parse(arguments);
        }
        catch (FormatException e)
        {
            return await RefuseAsync(e.Message + "\n\n" + CommandLine.Usage, BadArguments).ConfigureAwait(false);
        }

        if (line.AsksForHelp || line.ListsFaults)
        {
            Console.WriteLine(line.AsksForHelp ? CommandLine.Usage : Faults());
            return 0;
        }

        try
        {
            await RunAsync(line).ConfigureAwait(false);
            return 0;
        }
        catch (ArgumentException e)
        {
            return await RefuseAsync(e.Message, BadArguments).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            return await RefuseAsync(e.Message, 1).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(CommandLine line)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var sandbox = SoundCloudSandbox.Start(line.Options);
        await using (sandbox.ConfigureAwait(false))
        {
            if (!line.IsQuiet)
                sandbox.Requests.OnEnd = request => Console.WriteLine(request);

            Console.WriteLine($"api            {sandbox.ApiUri.GetLeftPart(UriPartial.Authority)}");
            Console.WriteLine($"auth           {sandbox.AuthUri.GetLeftPart(UriPartial.Authority)}");
            Console.WriteLine($"cdn            {sandbox.CdnUri.GetLeftPart(UriPartial.Authority)}");
            Console.WriteLine($"client id      {sandbox.ClientId}");
            Console.WriteLine($"client secret  {sandbox.ClientSecret}");
            Console.WriteLine($"signs in as    {sandbox.DemoUser.Permalink}");
            Console.WriteLine("Press Ctrl+C to stop.");
            await ended.Task.ConfigureAwait(false);
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.TrySetResult();
        }
    }

    private static string Faults() => string.Join(
        '\n',
        SoundCloudSandbox.Faults.Select(fault => $"{fault.Name,-22}{fault.Description}").Prepend("name[:number[:number]][@[host ][METHOD ]text]\n"));

    private static async Task<int> RefuseAsync(string text, int code)
    {
        await Console.Error.WriteLineAsync(text).ConfigureAwait(false);
        return code;
    }
}
