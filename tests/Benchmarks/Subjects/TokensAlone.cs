using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>A page in memory, walked token by token again and again: the tokeniser without anything around it.</summary>
internal abstract class TokensAlone : Subject
{
    private readonly byte[] _page =
        [.. new Answers().To("GET", Answers.PageTarget(1, 0), "localhost").Body.SelectMany(static piece => piece)];

    protected override Task<(long Items, long Checksum)> RunAsync(Job job)
    {
        var (items, sum) = (0L, 0L);
        for (var page = 0; page < job.Pages; page++)
            Walk(_page, ref items, ref sum);
        return Task.FromResult((items, sum));
    }

    protected abstract void Walk(ReadOnlySpan<byte> page, ref long items, ref long sum);
}

/// <summary>The client's own tokens.</summary>
internal sealed class OwnTokens : TokensAlone
{
    // The loop of Tokenise.Walk.
    protected override void Walk(ReadOnlySpan<byte> page, ref long items, ref long sum)
    {
        var json = new JsonTokens(page);
        var awaitsId = false;
        while (json.Read())
        {
            if (json.Type is JsonTokenType.StartObject)
            {
                awaitsId |= json.Depth == 2;
            }
            else if (awaitsId)
            {
                if (json.Type is not JsonTokenType.PropertyName || !json.Value.SequenceEqual("id"u8))
                    continue;
                json.Read();
                json.TryGetInt64(out var id);
                sum += id;
                items++;
                awaitsId = false;
            }
        }
    }
}

/// <summary>The framework's.</summary>
internal sealed class FrameworkTokens : TokensAlone
{
    protected override void Walk(ReadOnlySpan<byte> page, ref long items, ref long sum) => Tokenise.Walk(page, ref items, ref sum);
}
