using System.Runtime.CompilerServices;

namespace SoundCloud.Tests;

/// <summary>A client that is disposed of during a renewal.</summary>
public class ClosingTests
{
    [Fact]
    public async Task The_answer_to_a_refresh_is_still_stored_and_then_the_connection_closed()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        var gate = new Gate();
        using var bench = new Bench(store);
        bench.Service.Then(Answer.Token("second", "second-refresh").Behind(gate.Opened));
        var call = bench.Tokens.GetAsync(null, CancellationToken.None).AsTask();
        await bench.Service.SentAsync(1);
        bench.Tokens.Dispose();
        Assert.False(bench.Closed.IsCompleted);
        gate.Open();
        await bench.Closed;
        Assert.Equal("second-refresh", store.Entry()!.RefreshToken);
        Assert.Equal("second", (await call).AccessToken);
        Assert.Equal(1, store.Count("release"));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("lock")]
    public async Task Whatever_else_is_under_way_is_given_up(string step)
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        store.Before = (begun, token) => begun == step ? token.WhenCancelledAsync().ContinueWith(_ => token.ThrowIfCancellationRequested(), TaskScheduler.Default) : Task.CompletedTask;
        using var bench = new Bench(store);
        var call = bench.Tokens.GetAsync(null, CancellationToken.None).AsTask();
        await store.BegunAsync(step);
        bench.Tokens.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        await bench.Closed;
        Assert.Empty(bench.Service.Requests);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.Tokens.GetAsync(null, CancellationToken.None).AsTask());
        bench.Tokens.Dispose();
    }

    [Fact]
    public async Task A_failure_that_nobody_waits_for_is_not_left_unobserved()
    {
        const string Mark = "nobody-hears-of-this";
        var unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> heard = (_, e) => unobserved += e.Exception.ToString().Contains(Mark, StringComparison.Ordinal) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += heard;
        await FailAloneAsync(Mark);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        TaskScheduler.UnobservedTaskException -= heard;
        Assert.Equal(0, unobserved);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task FailAloneAsync(string mark)
    {
        var gate = new Gate();
        using var bench = new Bench(new MemoryTokenStore().Put(seconds: 0));
        using var stop = new CancellationTokenSource();
        bench.Service.Then(Answer.Text(mark, "text/plain", 500).Behind(gate.Opened));
        var call = bench.Tokens.GetAsync(null, stop.Token).AsTask();
        await bench.Service.SentAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        bench.Tokens.Dispose();
        gate.Open();
        await bench.Closed;
    }

    /// <summary>A token gate by itself, on a connection that reports when it is closed.</summary>
    private sealed class Bench : IDisposable
    {
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Bench(MemoryTokenStore store)
        {
            var options = new SoundCloudClientOptions
            {
                TokenStore = store,
                Account = Accounts.Name,
                Credentials = new(Stage.ClientId, Stage.ClientSecret),
                TimeProvider = new FakeTimeProvider(),
            };
            var connection = new Connection(_closed) { InnerHandler = new BodyHandler(options, new Redaction(static () => [])) { InnerHandler = Service } };
            Tokens = new(options, new(options, new(options, new(connection), new Redaction(static () => [])), app: null));
        }

        public ScriptedHandler Service { get; } = new();

        public TokenGate Tokens { get; }

        public Task Closed => _closed.Task;

        public void Dispose()
        {
            Tokens.Dispose();
            Service.Dispose();
        }
    }

    private sealed class Connection(TaskCompletionSource closed) : DelegatingHandler
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            closed.TrySetResult();
        }
    }
}
