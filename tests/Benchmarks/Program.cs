using SoundCloud.Benchmarks;

switch (args)
{
    case ["serve"]:
        var answers = new Answers();
        using (var server = new BenchmarkServer(answers))
        using (var delayed = new BenchmarkServer(answers, static () => Task.Delay(80)))
        {
            Console.WriteLine($"{server.Uri} {delayed.Uri}");
            // Runs until its parent process has ended.
            Console.In.ReadToEnd();
        }
        return 0;
    case ["subject", var name, var uri]:
        await Subject.RunAsync(name, new Uri(uri));
        return 0;
    case ["run", .. var rest]:
        return BenchmarkRun.Run(BenchOptions.Parse(rest));
    default:
        Console.Error.WriteLine("Benchmarks run [--quick] [--only <rows or series>] [--update]");
        return 64;
}
