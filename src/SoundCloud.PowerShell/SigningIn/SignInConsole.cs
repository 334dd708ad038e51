using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Talks with the user who signs in: shows where to go, and reads what they paste, without holding the wait for the browser.</summary>
internal sealed class SignInConsole(PSHost host, PipelineObserver pipeline)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private readonly StringBuilder _typed = new();

    private bool IsConsole => host.Name is "ConsoleHost";

    /// <exception cref="InvalidRequestException">Nobody can answer here.</exception>
    public void RequireInteractive()
    {
        try
        {
            // The question is asked of nobody: a console that may not ask refuses first, any other refuses its missing choices.
            if (IsConsole)
                host.UI.PromptForChoice("", "", null, 0);
            else
                _ = host.UI.RawUI.KeyAvailable;
        }
        catch (Exception e) when (host.UI is null || e is HostException || (IsConsole && e is PSInvalidOperationException))
        {
            throw new InvalidRequestException(Messages.NotInteractive);
        }
        catch (Exception)
        {
            // It asked, or could not show its keys: somebody may be there.
        }
    }

    public void Show(AuthorizationRequest request, Uri? connectPage, TimeSpan timeout)
    {
        Say(Messages.SignInAt);
        Say("");
        Say($"  {request.Uri}");
        Say("");
        if (connectPage is not null)
            Say(Messages.SignInBehindButton(connectPage));
        Say(Messages.BrowserEndsOn(request.RedirectUri));
        Say(Messages.PasteAddress);
        Say(Messages.WaitingForSignIn(timeout.TotalSeconds));
    }

    public void Say(string line) => pipeline.Post(cmdlet => cmdlet.WriteInformation(new HostInformationMessage { Message = line }, ["PSHOST"]));

    /// <summary>The next line; null where there will be no more.</summary>
    public Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        !IsConsole ? Task.Run(ReadHostLine, cancellationToken)
        // Not through the host, which would write the line to a transcript.
        : Console.IsInputRedirected ? Task.Run(Console.In.ReadLine, cancellationToken)
        : ReadKeysAsync(cancellationToken);

    private string? ReadHostLine()
    {
        try
        {
            return host.UI.ReadLine();
        }
        catch (Exception e) when (e is HostException or NotImplementedException or NotSupportedException or InvalidOperationException)
        {
            // It shows and does not read: the browser is the way in.
            return null;
        }
    }

    // A console's own ReadLine cannot be given up: it would swallow the first line that is typed after the sign-in.
    private async Task<string?> ReadKeysAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            pipeline.Post(_ => line.SetResult(TakeTyped()));
            if (await line.Task.WaitAsync(cancellationToken).ConfigureAwait(false) is { } text)
                return text;
            await Task.Delay(Glance, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What was typed up to Enter; null where Enter was not pressed yet.</summary>
    private string? TakeTyped()
    {
        while (host.UI.RawUI.KeyAvailable)
        {
            var key = host.UI.RawUI.ReadKey(ReadKeyOptions.NoEcho | ReadKeyOptions.IncludeKeyDown).Character;
            switch (key)
            {
                case '\r' or '\n':
                    var line = _typed.ToString();
                    _typed.Clear();
                    return line;
                case '\b' or '\x7f':
                    _typed.Length = Math.Max(0, _typed.Length - 1);
                    break;
                case >= ' ':
                    _typed.Append(key);
                    break;
            }
        }
        return null;
    }
}
