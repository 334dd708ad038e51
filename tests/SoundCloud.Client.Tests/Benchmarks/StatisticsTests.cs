using System.Diagnostics;
using SoundCloud.Benchmarks;

namespace SoundCloud.Tests.Benchmarks;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 9.0, 1, 5 }, 5)]
    [InlineData(new[] { 4.0, 1, 3, 100 }, 3.5)]
    public void The_median_is_the_middle(double[] values, double median) => Assert.Equal(median, Statistics.Median(values));

    [Fact]
    public void There_is_no_median_of_nothing() => Assert.Throws<ArgumentException>(() => Statistics.Median([]));

    [Fact]
    public void The_interval_is_the_same_each_time_and_holds_the_median()
    {
        double[] values = [1.0, 1.1, 0.9, 1.05, 0.95, 1.2, 0.8, 1.0, 1.02, 0.98, 3.0];

        var estimate = Statistics.Bootstrap(values);

        Assert.Equal(estimate, Statistics.Bootstrap(values));
        Assert.Equal((1.0, 11), (estimate.Median, estimate.Rounds));
        Assert.InRange(estimate.Low, 0.9, 0.98);
        // One wild round does not move it.
        Assert.InRange(estimate.High, 1.02, 1.2);
    }

    // Of normal values with the middle 10 the interval has to hold 10 about 95 times in 100 (small samples: a little less or more).
    [Fact]
    public void The_interval_holds_the_truth_as_often_as_it_says()
    {
        var random = new Random(7);
        var held = 0;
        for (var i = 0; i < 100; i++)
        {
            var values = Enumerable.Range(0, 15).Select(_ => 10 + Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6).ToArray();
            var estimate = Statistics.Bootstrap(values, seed: i);
            if (estimate.Low <= 10 && estimate.High >= 10)
                held++;
        }
        Assert.InRange(held, 88, 99);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(11)]
    public void Everybody_stands_at_each_place_and_follows_everybody_equally_often(int subjects)
    {
        var rounds = subjects % 2 == 0 ? subjects : 2 * subjects;
        var places = new int[subjects, subjects];
        var followers = new int[subjects, subjects];
        for (var round = 0; round < rounds; round++)
        {
            var order = Rotation.Order(subjects, round);
            Assert.Equal(Enumerable.Range(0, subjects), order.Order());
            for (var place = 0; place < subjects; place++)
            {
                places[order[place], place]++;
                if (place > 0)
                    followers[order[place - 1], order[place]]++;
            }
        }

        var times = rounds / subjects;
        Assert.All(places.Cast<int>(), count => Assert.Equal(times, count));
        for (var subject = 0; subject < subjects; subject++)
        {
            for (var other = 0; other < subjects; other++)
                Assert.Equal(subject == other ? 0 : times, followers[subject, other]);
        }
    }

    [Fact]
    public void The_processor_time_is_that_of_the_whole_process()
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime.TotalMilliseconds;
        var between = ProcessUsage.CpuMilliseconds;
        process.Refresh();
        var after = process.TotalProcessorTime.TotalMilliseconds;

        // The runtime's own figure comes in ticks of 10 ms.
        Assert.InRange(between, before - 20, after + 20);
        Assert.True(between > 0);
    }
}
