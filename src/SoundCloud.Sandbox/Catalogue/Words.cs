namespace SoundCloud.Sandbox.Catalogue;

/// <summary>The words for names, titles and texts of the catalogue.</summary>
internal static class Words
{
    public static readonly string[] Adjectives =
    [
        "Velvet", "Hollow", "Golden", "Midnight", "Paper", "Electric", "Distant", "Broken", "Silent", "Crystal", "Amber", "Northern",
        "Feral", "Liquid", "Concrete", "Violet", "Endless", "Tidal", "Analog", "Fading", "Rusty", "Weightless", "Borrowed", "Neon",
    ];

    public static readonly string[] Nouns =
    [
        "Harbour", "Signal", "Garden", "Machine", "Lantern", "Orchard", "Static", "Avenue", "Mirror", "Engine", "Canyon", "Shoreline",
        "Cassette", "Balcony", "Meridian", "Parade", "Circuit", "Winter", "Satellite", "Fountain", "Tunnel", "Postcard", "Monsoon", "Echo",
    ];

    public static readonly string[] Suffixes =
    [
        "", "", "", "", "", "(Original Mix)", "(Extended Mix)", "(Dub)", "[Free Download]", "(Live)", "- Demo", "(VIP)", "pt. 2", "[Remastered]",
    ];

    /// <summary>Titles with non-ASCII letters, quotes and brackets.</summary>
    public static readonly string[] OddTitles =
    [
        "Über den Dächern", "夜のドライブ", "Don't Look Back", "Café del Viento", "Señales [2am Edit]", "🌙 Moonlit Loop 🌙", "Grüße aus Köln",
        "Ночной поезд", "It's a \"Quoted\" World", "東京 Sunrise", "Smörgåsbord & Friends", "100% Pure / Half & Half", "Ça Va?", "ÆØÅ", "한강의 밤",
        "Back\\Slash", "<b>Bold</b> Moves", "שקיעה", "Trailing Dots…", "#1 Hit $ingle",
    ];

    public static readonly (string Name, int LowBpm, int HighBpm)[] Genres =
    [
        ("Deep House", 118, 124), ("Techno", 126, 138), ("Ambient", 60, 90), ("Drum & Bass", 170, 178), ("Hip-hop & Rap", 78, 98), ("Jazz & Blues", 80, 150),
        ("Electronic", 100, 130), ("Folk & Singer-Songwriter", 70, 120), ("Indie", 100, 140), ("Classical", 50, 120), ("Dubstep", 138, 142),
        ("Trance", 132, 142), ("Reggae", 70, 92), ("Piano", 55, 110), ("Disco", 112, 122), ("Soundtrack", 60, 120),
    ];

    public static readonly string[] Tags =
    [
        "vinyl", "modular", "\"late night\"", "analog", "\"lo-fi beats\"", "dub", "live", "\"field recording\"", "berlin", "geo:lat=52.52", "geo:lon=13.40",
        "camel:size=medium", "strings", "\"slow motion\"", "loop", "acid", "vocal", "instrumental", "\"warm up\"", "mixtape",
    ];

    public static readonly string[] Licenses =
    [
        "all-rights-reserved", "all-rights-reserved", "all-rights-reserved", "cc-by", "cc-by-nc", "cc-by-nd", "cc-by-sa", "cc-by-nc-nd", "cc-by-nc-sa", "no-rights-reserved",
    ];

    public static readonly string[] Keys = ["Am", "C", "Dm", "F", "G", "Em", "Bbm", "F#m"];

    public static readonly (string City, string Country)[] Places =
    [
        ("Berlin", "Germany"), ("Köln", "Germany"), ("London", "United Kingdom"), ("Glasgow", "United Kingdom"), ("Detroit", "United States"), ("Chicago", "United States"),
        ("Tokyo", "Japan"), ("Osaka", "Japan"), ("São Paulo", "Brazil"), ("Lagos", "Nigeria"), ("Reykjavík", "Iceland"), ("Malmö", "Sweden"),
        ("Paris", "France"), ("Lyon", "France"), ("Kyiv", "Ukraine"), ("Seoul", "South Korea"), ("Melbourne", "Australia"), ("Cape Town", "South Africa"),
    ];

    public static readonly string[] FirstNames = ["Mara", "Tom", "Aiko", "Jürgen", "Chiara", "Ola", "Dmitri", "Inês", "Kwame", "Sofía", "Liam", "Noor"];

    public static readonly string[] LastNames = ["Okafor", "Lindqvist", "Tanaka", "Müller", "Rossi", "O'Brien", "Petrov", "Carvalho", "Mensah", "García", "Kim", "Novak"];

    public static readonly string[] Remarks =
    [
        "that bassline!", "on repeat since Friday", "love the break here", "ID please?", "🔥🔥🔥", "Wunderschön.", "what synth is this?", "this drop", "goosebumps",
        "more of this", "最高", "played this at sunrise", "so warm", "can't stop listening", "who did the vocals?",
    ];

    public static readonly string[] Services = ["instagram", "bandcamp", "youtube", "personal", "spotify", "facebook"];
}
