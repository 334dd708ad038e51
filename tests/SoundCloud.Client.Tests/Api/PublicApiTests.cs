using System.Runtime.CompilerServices;

namespace SoundCloud.Tests.Api;

public class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_that_was_reviewed()
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(Here()))!;
        var actual = ApiText.Of(typeof(SoundCloudClient).Assembly);
        var found = Path.GetFullPath(Path.Combine(folder, "../../out/PublicApi.txt"));
        Directory.CreateDirectory(Path.GetDirectoryName(found)!);
        File.WriteAllText(found, actual);

        var reviewed = File.ReadAllText(Path.Combine(folder, "PublicApi.txt")).ReplaceLineEndings("\n");

        var before = reviewed.Split('\n').ToHashSet();
        var now = actual.Split('\n').ToHashSet();
        Assert.True(
            reviewed == actual,
            $"""
            The public API of SoundCloud.Client is not the one of PublicApi.txt.
            New: {string.Join("\n     ", now.Except(before))}
            Gone: {string.Join("\n      ", before.Except(now))}
            Look at it: a user's code may need what is gone. If it is meant, copy out/PublicApi.txt to tests/SoundCloud.Client.Tests/PublicApi.txt
            and say in CHANGELOG.md what changed.
            """);
    }

    [Fact]
    public void The_text_tells_kinds_nullability_and_defaults()
    {
        var lines = ApiText.Of(typeof(PublicApiTests).Assembly).Split('\n').SkipWhile(line => line != "abstract class SoundCloud.Tests.Api.Shown<T> : IDisposable where T : class, new()")
            .TakeWhile(line => line.Length > 0);

        Assert.Equal(
            [
                "abstract class SoundCloud.Tests.Api.Shown<T> : IDisposable where T : class, new()",
                "    protected Shown(string? text = null, int number = 3, CancellationToken cancellationToken = default)",
                "    Dictionary<string, List<T?>>? Both { get; init; }",
                "    TOther Choose<TOther>(TOther first, Func<T, TOther?> other) where TOther : SoundCloud.SoundCloudException",
                "    int? Count { get; protected set; }",
                "    void Dispose()",
                "    const long Limit = 200",
                "    required string Name { get; set; }",
                "    abstract Task<string?> ReadAsync(params string?[] texts)",
                "    override string ToString()",
                "    protected virtual bool TryRead(in DateTimeOffset at, out string? text)",
            ],
            lines);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}

/// <summary>Of each kind one.</summary>
public abstract class Shown<T>(string? text = null, int number = 3, CancellationToken cancellationToken = default) : IDisposable
    where T : class, new()
{
    public const long Limit = 200;

    public required string Name { get; set; }

    public int? Count { get; protected set; } = number;

    public Dictionary<string, List<T?>>? Both { get; init; }

    internal bool IsOver { get; } = cancellationToken.IsCancellationRequested;

    public TOther Choose<TOther>(TOther first, Func<T, TOther?> other) where TOther : SoundCloudException => other(new T()) ?? first;

    public abstract Task<string?> ReadAsync(params string?[] texts);

    protected virtual bool TryRead(in DateTimeOffset at, out string? text)
    {
        text = Name;
        return at > default(DateTimeOffset);
    }

    public override string ToString() => text ?? "";

    public void Dispose() => GC.SuppressFinalize(this);
}
