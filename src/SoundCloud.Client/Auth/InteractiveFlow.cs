namespace SoundCloud;

/// <summary>Sends a user to the sign-in page and waits for the answer, whichever way it comes first: to the redirect URI, or pasted.</summary>
internal sealed class InteractiveFlow(AuthClient auth, InteractiveSignIn how, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var request = auth.CreateRequest(how.RedirectUri);
        // A redirect URI elsewhere can still be answered by pasting the address that the browser ended on.
        if (!RedirectListener.CanListen(how.RedirectUri) && how.ReadLineAsync is not null)
        {
            await RunAsync(request, listener: null, cancellationToken).ConfigureAwait(false);
            return;
        }
        var listener = RedirectListener.Start(request);
        await using var listening = listener.ConfigureAwait(false);
        await RunAsync(request, listener, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync(AuthorizationRequest request, RedirectListener? listener, CancellationToken cancellationToken)
    {
        how.OnReady?.Invoke(request, listener?.ConnectPage);
        if (how.OpensBrowser && !SystemBrowser.TryOpen(listener?.OpeningAddress ?? request.Uri, out var reason))
            how.OnMessage?.Invoke(Messages.NoBrowserOpened(reason));

        var (answer, pasted) = await WaitAsync(listener, cancellationToken).ConfigureAwait(false);
        string? failure = null;
        try
        {
            await auth.SignInAsync(request, answer?.Response ?? pasted!, cancellationToken).ConfigureAwait(false);
        }
        catch (SoundCloudException e)
        {
            failure = e.Message;
            throw;
        }
        finally
        {
            if (answer is not null && !cancellationToken.IsCancellationRequested)
                await answer.ShowAsync(failure).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(RedirectAnswer? Answer, AuthorizationResponse? Pasted)> WaitAsync(RedirectListener? listener, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(how.Timeout, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var answered = listener?.WaitAsync(end.Token) ?? new TaskCompletionSource<RedirectAnswer>().Task;
        var pasted = PastedAsync(listener is not null, end.Token);
        try
        {
            await (await Task.WhenAny(answered, pasted).ConfigureAwait(false)).ConfigureAwait(false);
            return answered.IsCompletedSuccessfully ? (await answered.ConfigureAwait(false), null) : (null, await pasted.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var foreign = listener?.ForeignAnswers switch
            {
                null or 0 => "",
                1 => " " + Messages.ForeignAnswer,
                var count => " " + Messages.ForeignAnswers(count.Value),
            };
            throw new RequestTimeoutException(Messages.NobodySignedIn(how.Timeout.TotalSeconds) + foreign, how.Timeout);
        }
        finally
        {
            // Whatever has not answered is not asked any more.
            await end.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task<AuthorizationResponse> PastedAsync(bool canWait, CancellationToken cancellationToken)
    {
        while (how.ReadLineAsync is { } readLineAsync && await readLineAsync(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (AuthorizationResponse.Parse(line) is { } response)
                return response;
            if (!string.IsNullOrWhiteSpace(line))
                how.OnMessage?.Invoke(Messages.NotACode);
        }
        if (!canWait)
            throw new SignInException(Messages.NothingPasted);
        await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        throw new OperationCanceledException(cancellationToken);
    }
}
