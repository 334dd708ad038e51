using System.Xml.Linq;
using SoundCloud.Benchmarks;

namespace SoundCloud.Tests.Benchmarks;

public sealed class VerdictTests
{
    private static readonly Row AtMost = new("a", "s", "a < figure", Bound: Bound.AtMost, Target: 2);
    private static readonly Row AtLeast = new("b", "s", "b", Bound: Bound.AtLeast, Target: 2);

    [Theory]
    [InlineData(new[] { 1.0, 1.1, 1.2 }, Verdict.Met, Verdict.Missed)]
    [InlineData(new[] { 2.5, 2.6, 2.7 }, Verdict.Missed, Verdict.Met)]
    [InlineData(new[] { 1.5, 2.1, 2.2 }, Verdict.Undecided, Verdict.Met)]
    [InlineData(new[] { 1.8, 1.9, 2.5 }, Verdict.Met, Verdict.Undecided)]
    // Two rounds make no interval.
    [InlineData(new[] { 2.5, 2.6 }, Verdict.Undecided, Verdict.Met)]
    public void A_target_is_missed_only_by_the_whole_interval(double[] values, Verdict atMost, Verdict atLeast)
    {
        Assert.Equal(atMost, Of(AtMost, values).Verdict);
        Assert.Equal(atLeast, Of(AtLeast, values).Verdict);
    }

    [Fact]
    public void A_run_whose_control_differs_from_itself_judges_nothing()
    {
        var (code, text) = BenchmarkRun.Judge([Of(AtMost, 9, 9, 9), Control(1.06)]);

        Assert.Equal(2, code);
        Assert.StartsWith("Too noisy", text, StringComparison.Ordinal);
        Assert.Equal(2, BenchmarkRun.Judge([Of(AtMost, 1, 1, 1), Control(0.94)]).Code);
    }

    [Fact]
    public void The_exit_code_says_whether_a_target_was_missed()
    {
        Assert.Equal(1, BenchmarkRun.Judge([Of(AtMost, 9, 9, 9), Control(1.04)]).Code);
        Assert.Equal(0, BenchmarkRun.Judge([Of(AtMost, 1, 1, 1), Of(AtLeast, 1, 3, 1.5), Control(0.96)]).Code);
    }

    [Fact]
    public void A_subject_that_read_something_else_fails_the_run()
    {
        var measurements = new Measurements([AtMost, Rows.Of(Rows.Control)]);
        measurements.Add("a", 1);
        measurements.Add(Rows.Control, 1);
        measurements.SeriesFailed("s", "39 items in place of 40");

        var outcomes = measurements.Outcomes;

        Assert.Equal(Verdict.Failed, outcomes[0].Verdict);
        Assert.Equal(1, BenchmarkRun.Judge(outcomes).Code);
        Assert.Contains("39 items in place of 40", Table.Of(outcomes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_was_not_run_says_so_and_stays()
    {
        var measurements = new Measurements([AtMost, Rows.Of(Rows.Control)]);
        measurements.Add(Rows.Control, 1);
        measurements.NotRun("a", "not run: there is no node");

        var outcomes = measurements.Outcomes;

        Assert.Equal(Verdict.NotRun, outcomes[0].Verdict);
        Assert.Contains("not run: there is no node", Table.Of(outcomes), StringComparison.Ordinal);
        Assert.Equal(0, BenchmarkRun.Judge(outcomes).Code);
    }

    [Fact]
    public void The_picture_has_a_bar_for_each_target_and_each_subject()
    {
        var outcomes = Rows.All.Select(row => row.Key == "cold" ? new Outcome(row, [], "not run: no", null) : Of(row, 1, 2, 3)).ToArray();

        var picture = XDocument.Parse(BarChart.Of(outcomes));

        var bars = picture.Descendants().Count(static element => element.Name.LocalName == "rect");
        Assert.Equal(7 + outcomes.Count(static outcome => outcome is { NotRun: null, Row.Bound: not Bound.None }), bars);
    }

    [Fact]
    public void Each_row_has_a_name_of_its_own_that_Only_knows()
    {
        Assert.Equal(Rows.All.Count, Rows.All.Select(static row => row.Key).Distinct(StringComparer.Ordinal).Count());

        var wanted = BenchOptions.Parse(["--quick", "--only", "library,cold"]).Wanted().Select(static row => row.Key);

        Assert.Equal(["library", "cold", "cold-module", "cold-irm", "control"], wanted);
        Assert.Throws<ArgumentException>(() => BenchOptions.Parse(["--only", "librray"]).Wanted());
        Assert.Throws<ArgumentException>(() => BenchOptions.Parse(["--update", "--quick"]));
    }

    private static Outcome Of(Row row, params double[] values) => new(row, values, null, null);

    private static Outcome Control(double value) => Of(Rows.Of(Rows.Control), value, value, value);
}
