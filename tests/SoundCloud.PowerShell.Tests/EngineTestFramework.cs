using Xunit.Abstractions;
using Xunit.Sdk;

// One engine, one process: module tables, environment and the sandbox are shared.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: TestFramework("SoundCloud.PowerShell.Tests.EngineTestFramework", "SoundCloud.PowerShell.Tests")]

namespace SoundCloud.PowerShell.Tests;

/// <summary>xUnit makes this before it looks at a test class: discovery already loads the types in their signatures.</summary>
public sealed class EngineTestFramework : XunitTestFramework
{
    /// <summary>Installs the engine.</summary>
    /// <param name="messageSink">Where xUnit's diagnostics go.</param>
    public EngineTestFramework(IMessageSink messageSink)
        : base(messageSink) => Engine.Install();
}
