using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SoundCloud.PowerShell.Tests;

/// <summary>A host with a user at the prompt: it keeps what they are shown, and reads what a test types. The Pester files use it too.</summary>
public sealed class SignInHost : PSHost
{
    private readonly Screen _screen = new();

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => "SignInHost";

    /// <inheritdoc/>
    public override Version Version { get; } = new(1, 0);

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _screen;

    /// <summary>The lines on the screen.</summary>
    public IReadOnlyList<string> Shown => _screen.Lines();

    /// <summary>How many lines have been asked for.</summary>
    public int Reads => _screen.Reads;

    /// <summary>Completes when such a line is on the screen.</summary>
    /// <param name="part">A part of it.</param>
    /// <returns>The line.</returns>
    public Task<string> WhenShownAsync(string part) => _screen.WhenAsync(part);

    /// <summary>Types a line.</summary>
    /// <param name="line">The line; null is the end of the input.</param>
    public void Type(string? line) => _screen.Typed.Add(line);

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode)
    {
    }

    private sealed class Screen : PSHostUserInterface
    {
        private readonly List<string> _lines = [];
        private readonly List<(string Part, TaskCompletionSource<string> Source)> _waiting = [];
        private string _open = "";
        private int _reads;

        public BlockingCollection<string?> Typed { get; } = [];

        public int Reads => Volatile.Read(ref _reads);

        public override PSHostRawUserInterface RawUI { get; } = new Keys();

        public string[] Lines()
        {
            lock (_lines)
                return _lines.ToArray();
        }

        public Task<string> WhenAsync(string part)
        {
            var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lines)
            {
                if (_lines.Find(line => line.Contains(part, StringComparison.Ordinal)) is { } found)
                    source.SetResult(found);
                else
                    _waiting.Add((part, source));
            }
            return source.Task;
        }

        public override string ReadLine()
        {
            Interlocked.Increment(ref _reads);
            return Typed.Take()!;
        }

        public override void Write(string value) => _open += value;

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void WriteLine(string value)
        {
            lock (_lines)
            {
                var line = _open + value;
                _open = "";
                _lines.Add(line);
                foreach (var (_, source) in _waiting.Where(waiting => line.Contains(waiting.Part, StringComparison.Ordinal)))
                    source.TrySetResult(line);
            }
        }

        public override void WriteDebugLine(string message) => WriteLine(message);

        public override void WriteErrorLine(string value) => WriteLine(value);

        public override void WriteVerboseLine(string message) => WriteLine(message);

        public override void WriteWarningLine(string message) => WriteLine(message);

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
            throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
    }

    /// <summary>Single keys are not supported: input is read line by line.</summary>
    private sealed class Keys : PSHostRawUserInterface
    {
        public override ConsoleColor ForegroundColor { get; set; }

        public override ConsoleColor BackgroundColor { get; set; }

        public override Coordinates CursorPosition { get; set; }

        public override Coordinates WindowPosition { get; set; }

        public override int CursorSize { get; set; }

        public override Size BufferSize { get; set; } = new(400, 50);

        public override Size WindowSize { get; set; } = new(400, 50);

        public override Size MaxWindowSize => WindowSize;

        public override Size MaxPhysicalWindowSize => WindowSize;

        public override bool KeyAvailable => throw new NotImplementedException();

        public override string WindowTitle { get; set; } = "";

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotImplementedException();

        public override void FlushInputBuffer() => throw new NotImplementedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotImplementedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotImplementedException();

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotImplementedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotImplementedException();
    }
}
