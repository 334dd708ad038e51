using System.Text.Json;

namespace SoundCloud;

/// <summary>What the browser shows of a sign-in. No code, no verifier and no token is in any of these pages.</summary>
internal static class SignInPages
{
    private static readonly Lazy<string> Frame = new(static () => PageTemplates.Insert(PageTemplates.Read("page.html"), ("style", PageTemplates.Read("page.css"))));

    /// <summary>The button that leads to SoundCloud, and what became of it.</summary>
    public static Page Connect(AuthorizationRequest request)
    {
        var words = PageTemplates.Fill(
            PageTemplates.Read("connect.html"),
            ("heading", Messages.ConnectHeading),
            ("text", Messages.ConnectText),
            ("connect", Messages.ConnectWithSoundCloud),
            // The host is set in bold, wherever in the sentence it stands.
            ("hint", Messages.ConnectHint("{{bold}}")),
            ("waiting", Messages.ConnectWaiting),
            ("connectedHeading", Messages.ConnectedHeading),
            ("connectedText", Messages.ConnectedText),
            ("goBack", Messages.CloseAndGoBack),
            ("failedHeading", Messages.NotConnectedHeading),
            ("tryAgain", Messages.CloseAndTryAgain));
        var main = PageTemplates.Fill(
            PageTemplates.Insert(words, ("bold", "<strong>{{host}}</strong>")),
            ("address", request.Uri.AbsoluteUri),
            ("popup", request.PopupUri.AbsoluteUri),
            ("host", request.Uri.Authority));
        return Of(200, Messages.ConnectWithSoundCloud, main, "connect.js");
    }

    /// <summary>The close page: hands the answer's parameters to the connect page and closes itself.</summary>
    public static Page Connected(IReadOnlyDictionary<string, string> parameters) =>
        Of(200, Messages.SignedInHeading, PageTemplates.Fill(PageTemplates.Read("connected.html"), ("heading", Messages.SignedInHeading), ("text", Messages.CloseAndGoBack)), "answer.js", Public(parameters));

    /// <summary>What happened, in words; the connect page is told too.</summary>
    public static Page Failed(IReadOnlyDictionary<string, string> parameters, string failure)
    {
        var answer = Public(parameters);
        answer["failure"] = failure;
        return Failed(200, Messages.NotSignedInHeading, failure, Messages.CloseAndTryAgain, answer);
    }

    /// <summary>An answer that is not this sign-in's: nobody is told, and the sign-in goes on.</summary>
    public static Page Foreign() => Failed(
        400,
        Messages.AnswerNotUsedHeading,
        Messages.AnswerNotUsed,
        Messages.AnswerNotUsedAdvice,
        []);

    /// <summary>A second answer, or a visit after the first.</summary>
    public static Page Answered() => Notice(409, Messages.AnsweredHeading, Messages.CloseAndGoBack);

    /// <summary>A few words, for whoever asks for what is not here.</summary>
    public static Page Notice(int status, string heading, string text, string? allow = null) =>
        Of(status, heading, PageTemplates.Fill(PageTemplates.Read("notice.html"), ("heading", heading), ("text", text)), allow: allow);

    private static Page Failed(int status, string heading, string failure, string advice, Dictionary<string, string> answer)
    {
        var main = PageTemplates.Fill(PageTemplates.Read("failed.html"), ("heading", heading), ("failure", failure), ("advice", advice));
        return Of(status, heading, main, "answer.js", answer);
    }

    private static Page Of(int status, string title, string main, string? script = null, Dictionary<string, string>? answer = null, string? allow = null)
    {
        var json = JsonSerializer.Serialize(answer ?? [], LoopbackJsonContext.Default.DictionaryStringString);
        var icons = PageTemplates.Insert(main, ("good", PageTemplates.Read("good.svg")), ("bad", PageTemplates.Read("bad.svg")));
        return Page.Of(
            status,
            nonce => PageTemplates.Insert(
                PageTemplates.Fill(Frame.Value, ("language", Messages.PageLanguage), ("title", title), ("answer", json), ("nonce", nonce)),
                ("main", icons),
                ("script", script is null ? "" : PageTemplates.Read(script))),
            allow);
    }

    // The code, and what else an answer could bring that is a secret, stays here.
    private static Dictionary<string, string> Public(IReadOnlyDictionary<string, string> parameters) => parameters
        .Where(static parameter => !parameter.Key.Equals("code", StringComparison.OrdinalIgnoreCase) && !parameter.Key.Contains("token", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(StringComparer.Ordinal);
}
