using System.Globalization;
using System.Runtime.CompilerServices;

namespace SoundCloud.Tests;

/// <summary>Makes the suites read messages in English in every culture. The culture still formats numbers and dates. Language tests set their own language.</summary>
internal static class EnglishMessages
{
    [ModuleInitializer]
    internal static void Pin() => CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
}
