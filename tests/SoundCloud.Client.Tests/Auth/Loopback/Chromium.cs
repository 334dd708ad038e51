using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SoundCloud.Tests;

/// <summary>A headless Chromium with a profile of its own, driven by the DevTools protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly string _profile = Directory.CreateTempSubdirectory("chromium").FullName;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _calls = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly object _lock = new();
    private readonly List<JsonNode> _events = [];
    private readonly List<(Func<JsonNode, bool> Condition, TaskCompletionSource<JsonNode> Source)> _waiting = [];
    private Process? _process;
    private Task _reading = Task.CompletedTask;
    private int _lastId;

    private Chromium()
    {
    }

    /// <summary>Everything that it has told, over all of its windows.</summary>
    public IReadOnlyList<JsonNode> Events
    {
        get
        {
            lock (_lock)
                return [.. _events];
        }
    }

    /// <summary>Where Chromium is; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROME") is { Length: > 0 } named)
            return named;
        return (from name in new[] { "chromium", "chromium-browser", "google-chrome" }
                from directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                select Path.Combine(directory, name)).FirstOrDefault(File.Exists);
    }

    public static async Task<Chromium> StartAsync(string path, CancellationToken cancellationToken)
    {
        var chromium = new Chromium();
        try
        {
            var address = await chromium.LaunchAsync(path, cancellationToken);
            await chromium._socket.ConnectAsync(address, cancellationToken);
            chromium._reading = chromium.ReadAsync();
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a window, and from then on holds each that it opens until it is observed.</summary>
    public async Task<Tab> OpenAsync(int width, int height)
    {
        var target = (string)(await CallAsync("Target.createTarget", new { url = "about:blank" }))["targetId"]!;
        var session = (string)(await CallAsync("Target.attachToTarget", new { targetId = target, flatten = true }))["sessionId"]!;
        var tab = new Tab(this, session);
        await tab.ObserveAsync();
        await tab.ResizeAsync(width, height);
        await CallAsync("Target.setAutoAttach", new { autoAttach = true, waitForDebuggerOnStart = true, flatten = true });
        return tab;
    }

    /// <summary>The next window that a window opens, attached before it loads.</summary>
    public async Task<Tab> PopupAsync(CancellationToken cancellationToken)
    {
        var attached = await EventAsync(e => (string?)e["method"] == "Target.attachedToTarget" && (bool)e["params"]!["waitingForDebugger"]!, cancellationToken);
        var tab = new Tab(this, (string)attached["params"]!["sessionId"]!);
        await tab.ObserveAsync();
        return tab;
    }

    /// <summary>Ends when that was told, at once where it has been.</summary>
    public Task<JsonNode> EventAsync(Func<JsonNode, bool> condition, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_events.Find(e => condition(e)) is { } told)
                return Task.FromResult(told);
            var source = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((condition, source));
            return source.Task.WaitAsync(cancellationToken);
        }
    }

    public async Task<JsonNode> CallAsync(string method, object? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref _lastId);
        var call = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = call;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = JsonSerializer.SerializeToNode(parameters ?? new { }) };
        if (session is not null)
            message["sessionId"] = session;
        await _sending.WaitAsync(_closing.Token);
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, _closing.Token);
        }
        finally
        {
            _sending.Release();
        }
        return await call.Task.WaitAsync(TimeSpan.FromSeconds(30), _closing.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }
        await _closing.CancelAsync();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // One of its children was still writing.
        }
    }

    private async Task<Uri> LaunchAsync(string path, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_profile, "DevToolsActivePort");
        using var watcher = new FileSystemWatcher(_profile);
        var changed = new SemaphoreSlim(0);
        watcher.Created += (_, _) => changed.Release();
        watcher.Changed += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + _profile, "about:blank",
        ];
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        while (true)
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file, cancellationToken) is [var port, var endpoint, ..])
                return new($"ws://127.0.0.1:{port}{endpoint}");
            await changed.WaitAsync(cancellationToken);
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 20];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(buffer, _closing.Token);
                message.Write(buffer, 0, read.Count);
                if (!read.EndOfMessage)
                    continue;
                if (read.MessageType is WebSocketMessageType.Close)
                    return;
                Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!);
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It is at its end.
        }
    }

    private void Take(JsonNode message)
    {
        if ((int?)message["id"] is { } id && _calls.TryRemove(id, out var call))
        {
            if (message["error"] is { } error)
                call.SetException(new InvalidOperationException(error.ToJsonString()));
            else
                call.SetResult(message["result"]!);
            return;
        }
        lock (_lock)
        {
            _events.Add(message);
            foreach (var waiting in _waiting.FindAll(waiting => waiting.Condition(message)))
            {
                _waiting.Remove(waiting);
                waiting.Source.SetResult(message);
            }
        }
    }
}
