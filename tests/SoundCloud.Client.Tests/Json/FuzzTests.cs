using SoundCloud.Fuzz;

namespace SoundCloud.Tests;

/// <summary>The short form of tests/Fuzz, which can run for any time.</summary>
public class FuzzTests
{
    [Fact]
    public async Task Twenty_thousand_damaged_bodies_are_read_or_refused_and_never_crash()
    {
        var harness = new Harness(20261121, await Corpus.PagesAsync(), Corpus.Errors);
        harness.Run(20_000);
        var (whole, withLosses, refused, errors) = harness.Counts;
        Assert.Equal(20_000, whole + withLosses + refused + errors);
        // The damage reaches the fields, not only the tokeniser.
        Assert.True(withLosses > 2_000, $"{withLosses} pages with losses");
        Assert.True(refused > 2_000, $"{refused} pages refused");
    }
}
