using System.Diagnostics;
using System.Globalization;
using SoundCloud.Fuzz;

var count = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var started = Stopwatch.GetTimestamp();
var harness = new Harness(seed, await Corpus.PagesAsync().ConfigureAwait(false), Corpus.Errors);
harness.Run(count, i =>
{
    if ((i + 1) % 100_000 == 0)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1:N0} bodies, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB at most"));
});
var (whole, withLosses, refused, errors) = harness.Counts;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{count:N0} bodies of seed {seed} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {whole:N0} pages whole, {withLosses:N0} with losses, {refused:N0} refused, {errors:N0} errors; {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB at most."));
