using System.Reflection;
using System.Runtime.InteropServices;

namespace SoundCloud.Tests.Api;

public class RuntimeTests(ITestOutputHelper output)
{
    [Fact]
    public void The_runtime_is_the_one_that_was_asked_for()
    {
        output.WriteLine(RuntimeInformation.FrameworkDescription);

        // Compiled in by `./build.ps1 Test -Runtime <version>`; without it any runtime from 8 on will do.
        var asked = GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(metadata => metadata.Key == "HostRuntime")?.Value;
        if (asked is null)
            Assert.InRange(Environment.Version.Major, 8, int.MaxValue);
        else
            Assert.Equal($".NET {asked}", RuntimeInformation.FrameworkDescription);
    }
}
