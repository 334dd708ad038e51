using System.Globalization;

namespace SoundCloud.Sandbox;

/// <summary>The arguments of the program.</summary>
internal sealed class CommandLine
{
    public const string Usage =
        """
        usage: dotnet run --project src/SoundCloud.Sandbox -- [options]

        A SoundCloud on this machine for programs in any language, and for measurements that need it in a process of its own.
        In PowerShell, Start-SCSandbox does the same.

          --port n        the API's port; OAuth takes n+1 and the CDN n+2 (default: any free ports)
          --seed n        the seed of the catalogue (default: 1)
          --tracks n      the number of tracks in the catalogue (default: 600)
          --latency ms    the delay of every answer (default: 0)
          --fault name    switches a fault on; may be repeated
          --faults        lists the faults and exits
          --quiet         does not print a line for each request
          --help          prints this text and exits
        """;

    private CommandLine(SandboxOptions options) => Options = options;

    public SandboxOptions Options { get; }

    public bool IsQuiet { get; private set; }

    public bool ListsFaults { get; private set; }

    public bool AsksForHelp { get; private set; }

    /// <exception cref="FormatException">An argument is unknown, or its value is not valid.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var faults = new List<string>();
        var line = new CommandLine(new() { Faults = faults });
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--port":
                    line.Options.Port = Number(arguments, ref i, 65_533);
                    break;
                case "--seed":
                    line.Options.Seed = Number(arguments, ref i, int.MaxValue);
                    break;
                case "--tracks":
                    line.Options.TrackCount = Number(arguments, ref i, 1_000_000);
                    break;
                case "--latency":
                    line.Options.Latency = TimeSpan.FromMilliseconds(Number(arguments, ref i, 600_000));
                    break;
                case "--fault":
                    faults.Add(Value(arguments, ref i));
                    break;
                case "--faults":
                    line.ListsFaults = true;
                    break;
                case "--quiet":
                    line.IsQuiet = true;
                    break;
                case "--help" or "-h":
                    line.AsksForHelp = true;
                    break;
                default:
                    throw new FormatException($"unknown argument '{arguments[i]}'");
            }
        }

        return line;
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i) =>
        ++i < arguments.Count ? arguments[i] : throw new FormatException($"{arguments[i - 1]} needs a value");

    private static int Number(IReadOnlyList<string> arguments, ref int i, int most)
    {
        var name = arguments[i];
        return int.TryParse(Value(arguments, ref i), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new FormatException($"{name} takes a whole number up to {most.Text()}");
    }
}
