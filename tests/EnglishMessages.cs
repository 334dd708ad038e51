using System.Globalization;
using System.Runtime.CompilerServices;

namespace SoundCloud.Tests;

/// <summary>The suites read messages in English in every culture; what the culture itself changes stays the culture's. The tests of the languages say theirs.</summary>
internal static class EnglishMessages
{
    [ModuleInitializer]
    internal static void Pin() => CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
}
