using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SoundCloud.Tests.Language;

/// <summary>Checks the texts of all assemblies in their source files.</summary>
public partial class MessageTests
{
    // Texts that are the same in both languages, each with its reason.
    private static readonly string[] SameInSpanish = [];

    // Texts that are not translated: the file, the start of the text, and the reason.
    private static readonly (string File, string Text)[] Untranslated =
    [
        // HTTP's own words and addresses.
        ("Page.cs", ""),
        // The styles of a picture.
        ("StatisticSvg.cs", "\n"),
        ("ApiRequestMessage.cs", "application/json"),
        ("RedirectListener.cs", "GET, HEAD, POST"),
        ("InvokeSCRawCommand.cs", "GET"),
        ("InvokeSCRawCommand.cs", "HEAD"),
        // A date format of the API.
        ("SoundCloudDate.cs", "yyyy-MM-dd HH:mm:ss"),
        // Log lines have the same form in every language, because scripts parse them.
        ("RequestRecords.cs", ""),
        // Text forms of objects, which scripts compare.
        ("AuthorizationRequest.cs", "authorization request for …"),
        ("TrackStream.cs", "… of …"),
        ("TokenSet.cs", "… token"),
        ("Waveform.cs", "… samples"),
        ("SoundCloudSession.cs", "… at …"),
        // Tooltips of completions and summaries of operations are part of the help, which is English.
        ("UserOrMeCompleter.cs", "The signed-in user."),
        ("OwnPlaylists.cs", "… tracks · …"),
        ("AccessWords.cs", ""),
        ("EmbeddingWords.cs", ""),
        ("LicenseWords.cs", ""),
        ("MethodWords.cs", ""),
        ("SharingWords.cs", ""),
        ("StreamFormatWords.cs", ""),
        ("Routes.cs", "The other services that you"),
        // Genres are names.
        ("GenreWords.cs", ""),
        // Code in other languages.
        ("SystemBrowser.cs", "trap "),
        ("NewSCAuthorizationRequestCommand.cs", "Update-TypeData "),
        ("FittedTables.cs", "Get-FormatData "),
        ("FittedTables.cs", " -ErrorAction Ignore"),
        ("GetSCEmbedCommand.cs", "<iframe "),
        // The inner exception of one that has a translated message.
        ("JsonTokens.cs", "The text is no JSON at byte …."),
        // The product's name.
        ("SecureAccountStore.cs", "SoundCloud for PowerShell"),
        ("ProgressBar.cs", "SoundCloud"),
        // The engine's name of its provider of files.
        // A tag of the engine for host output.
        ("SignInConsole.cs", "PSHOST"),
        // The engine never shows it, because it asks first whether a conversion exists.
        ("ResourceReference.cs", "A reference does not convert to another type."),
        ("Duration.cs", "A duration converts"),
        ("WrittenDate.cs", "A date does not convert"),
    ];

    private static readonly string[] All = ["SoundCloud.Client", "SoundCloud.PowerShell", "SoundCloud.Storage"];

    public static TheoryData<string> Projects => [.. All];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Both_languages_have_the_same_texts(string project)
    {
        Assert.NotEmpty(Texts(project, "Messages.resx"));
        Assert.Equal(Texts(project, "Messages.resx").Select(text => text.Key), Texts(project, "Messages.es.resx").Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_text_has_the_same_places_in_both_languages(string project)
    {
        var spanish = Texts(project, "Messages.es.resx").ToDictionary(text => text.Key, text => text.Value);

        Assert.All(Texts(project, "Messages.resx"), text => Assert.Equal(Places(text.Value), Places(spanish[text.Key])));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_text_was_left_in_English(string project)
    {
        var spanish = Texts(project, "Messages.es.resx").ToDictionary(text => text.Key, text => text.Value);

        Assert.Equal(
            SameInSpanish,
            Texts(project, "Messages.resx").Where(text => spanish[text.Key] == text.Value || string.IsNullOrWhiteSpace(spanish[text.Key])).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Members_and_texts_are_one_to_one(string project)
    {
        var source = File.ReadAllText(Path.Combine(Root(), "src", project, "Resources", "Messages.cs"));
        var members = Member().Matches(source);
        Assert.Equal(Regex.Count(source, "public static", RegexOptions.None, TimeSpan.FromSeconds(5)), members.Count);

        Assert.Equal(Texts(project, "Messages.resx").Select(text => text.Key), members.Select(member => member.Groups["name"].Value));
        Assert.All(Texts(project, "Messages.resx").Zip(members), pair =>
        {
            var given = pair.Second.Groups["parameters"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(parameter => parameter.Split(' ')[^1]).ToArray();
            Assert.Equal(given, pair.Second.Groups["values"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries));
            // Each value has a placeholder, and each placeholder a value.
            Assert.Equal(Enumerable.Range(0, given.Length), Places(pair.First.Value).Select(place => place[1] - '0').Distinct());
        });
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_text_is_used(string project)
    {
        var sources = string.Concat(Sources(project).Where(file => Path.GetFileName(file) != "Messages.cs").Select(File.ReadAllText));
        var used = Use().Matches(sources).Select(use => use.Groups[1].Value).ToHashSet();

        Assert.All(Texts(project, "Messages.resx"), text => Assert.Contains(text.Key, used));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_sentence_stands_in_the_sources(string project)
    {
        var found = new List<string>();
        foreach (var file in Sources(project))
        {
            var source = File.ReadAllText(file);
            var lines = source.Split('\n');
            found.AddRange(SourceTexts.Of(source)
                .Where(text => IsForUsers(text.Text, lines[text.Line - 1]) && !Array.Exists(Untranslated, one => one.File == Path.GetFileName(file) && text.Text.StartsWith(one.Text, StringComparison.Ordinal)))
                .Select(text => $"{Path.GetFileName(file)}:{text.Line}: {text.Text}"));
        }

        Assert.Equal("", string.Join('\n', found));
    }

    [Fact]
    public void Nothing_that_may_stand_in_the_sources_has_gone()
    {
        var texts = All.SelectMany(Sources).Select(file => (Name: Path.GetFileName(file), Texts: SourceTexts.Of(File.ReadAllText(file)))).ToArray();

        Assert.All(Untranslated, one => Assert.Contains(texts, file => file.Name == one.File && file.Texts.Any(text => text.Text.StartsWith(one.Text, StringComparison.Ordinal))));
    }

    [Fact]
    public void No_words_stand_in_the_pages()
    {
        var pages = Directory.GetFiles(Path.Combine(Root(), "src", "SoundCloud.Client", "Auth", "Loopback", "Pages"), "*.html");

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.DoesNotMatch(@"\w", Markup().Replace(File.ReadAllText(page), "")));
    }

    private static bool IsForUsers(string text, string line) =>
        !line.TrimStart().StartsWith('[')
        // These exceptions report defects of the module to its developers.
        && !line.Contains("new InvalidOperationException(", StringComparison.Ordinal)
        && !line.Contains("new ArgumentOutOfRangeException(", StringComparison.Ordinal)
        && (Words().IsMatch(text) || (Telling().IsMatch(line) && Word().IsMatch(text)));

    private static KeyValuePair<string, string>[] Texts(string project, string file) =>
    [
        .. XDocument.Load(Path.Combine(Root(), "src", project, "Resources", file)).Root!.Elements("data")
            .Select(text => KeyValuePair.Create(text.Attribute("name")!.Value, text.Element("value")!.Value)),
    ];

    private static string[] Places(string text) => [.. Place().Matches(text).Select(place => place.Value).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root(), "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root(), file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex(@"^    public static string (?<name>\w+)(\((?<parameters>[^)]+)\))? => Texts\.(Get\(\)|Format\(\[(?<values>[^\]]+)\]\));$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    [GeneratedRegex(@"\bMessages\.(\w+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[A-Za-z]{2,}[,;:]? [(]?[A-Za-z]{2,}|[A-Za-z]{2,} …|… [A-Za-z]{2,}")]
    private static partial Regex Words();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();

    // Calls that show their texts even if they are a single word.
    [GeneratedRegex(@"\b(ShouldProcess|ShouldContinue|WriteWarning|WriteVerbose|OnNotice|OnWarning|ProgressRecord|Say|Lose(<\w+>)?|\w+Exception)\(")]
    private static partial Regex Telling();

    [GeneratedRegex(@"<[^>]*>|\{\{\w+\}\}")]
    private static partial Regex Markup();
}
