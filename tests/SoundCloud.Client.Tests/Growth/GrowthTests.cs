using System.Globalization;
using System.Text;

namespace SoundCloud.Tests;

/// <summary>Whatever comes from outside costs steps and memory in proportion to its length, also the input that was made to cost more.</summary>
public class GrowthTests(ITestOutputHelper output)
{
    private const int Size = 60_000;

    // From a size to its double a straight line doubles, and what grows with the square takes four times as much.
    private const double MostGrowth = 2.6;

    // Below this it is the same whatever the size, and the rounding of buffers shows.
    private const int Constant = 20_000;

    [Fact]
    public void Steps_and_memory_grow_with_the_input_and_no_faster()
    {
        var client = new CountedClient();
        var table = new StringBuilder();
        var steep = new List<string>();
        foreach (var reader in WorstInputs.Names)
        {
            var one = client.Measure(reader, Size);
            var two = client.Measure(reader, 2 * Size);
            var four = client.Measure(reader, 4 * Size);
            table.AppendLine(CultureInfo.InvariantCulture, $"{reader,-52} steps {one.Steps,9:N0} {two.Steps,9:N0} {four.Steps,9:N0}   bytes {one.Bytes,10:N0} {two.Bytes,10:N0} {four.Bytes,10:N0}");
            if (IsSteep(one.Steps, two.Steps, four.Steps) || IsSteep(one.Bytes, two.Bytes, four.Bytes))
                steep.Add(reader);
        }
        client.Unload();
        output.WriteLine(table.ToString());
        Assert.True(steep.Count == 0, $"Not in proportion: {string.Join("; ", steep)}\n{table}");
    }

    private static bool IsSteep(long one, long two, long four) => four > Constant && (four - two > (MostGrowth * (two - one)) + Constant);
}
