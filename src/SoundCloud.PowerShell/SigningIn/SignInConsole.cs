using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Shows the user where to sign in, and reads the pasted address while the browser is awaited.</summary>
internal sealed class SignInConsole(PSHost host, PipelineObserver pipeline)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private readonly StringBuilder _typed = new();

    private bool IsConsole => host.Name is "ConsoleHost";

    /// <exception cref="InvalidRequestException">The host is not interactive.</exception>
    public void RequireInteractive()
    {
        try
        {
            // The question has no choices, so it is never shown: a console that may not prompt refuses first, any other refuses the missing
            // choices.
            if (IsConsole)
                host.UI.PromptForChoice("", "", null, 0);
            else
                _ = host.UI.RawUI.KeyAvailable;
        }
        catch (Exception e) when (host.UI is null || e is HostException || (IsConsole && e is PSInvalidOperationException))
        {
            throw new InvalidRequestException(Messages.NotInteractive) { Advice = Messages.AdviceNotInteractive };
        }
        catch (Exception)
        {
            // Any other failure does not show that the host is not interactive.
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

    /// <summary>The next line, or null at the end of the input.</summary>
    public Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        !IsConsole ? Task.Run(ReadHostLine, cancellationToken)
        // The host is not used here, because it would write the line to a transcript.
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
            // The host shows text but cannot read any. The user can still sign in with the browser.
            return null;
        }
    }

    // Console.ReadLine cannot be cancelled: it would take the first line that is typed after the sign-in.
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

    /// <summary>The text that was typed before Enter, or null if Enter was not pressed yet.</summary>
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
