using System.Management.Automation;
using System.Reflection;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests;

/// <summary>Green tests over the empty bodies of the reference assembly would mean nothing.</summary>
public sealed class EngineTests
{
    [Fact]
    public void The_engine_is_the_one_of_this_suites_package()
    {
        var engine = typeof(PSObject).Assembly;

        Assert.StartsWith(AppContext.BaseDirectory, engine.Location, StringComparison.Ordinal);
        Assert.True(engine.GetName().Version >= new Version(7, 4), engine.FullName);
        Assert.Equal("42", new PSObject("42").BaseObject);
    }

    [Fact]
    public void No_copy_of_the_reference_assembly_is_near()
    {
        var copies = new[] { AppContext.BaseDirectory, Engine.ModuleFolder }
            .SelectMany(folder => Directory.GetFiles(folder, "System.Management.Automation.dll", SearchOption.AllDirectories));

        Assert.All(copies, path => Assert.Equal(typeof(PSObject).Assembly.FullName, AssemblyName.GetAssemblyName(path).FullName));
        Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "System.Management.Automation");
    }

    [Fact]
    public async Task The_tests_and_the_module_share_their_types()
    {
        using var host = ModuleHost.Open();

        var run = await host.RunAsync("$sandbox = Start-SCSandbox -TrackCount 20; , $sandbox.Requests; $sandbox.Stop()");

        run.Only<RequestLog>();
        Assert.Equal(Path.Combine(Engine.ModuleFolder, "SoundCloud.Sandbox.dll"), typeof(RequestLog).Assembly.Location);
    }

    [Fact]
    public async Task The_version_is_one_that_the_module_supports()
    {
        using var host = ModuleHost.Open(importModule: false);

        var run = await host.RunAsync("$PSVersionTable.PSVersion.Major, $PSVersionTable.PSVersion.Minor, $PSHOME");

        run.Clean();
        Assert.True(new Version((int)run.Output[0].BaseObject, (int)run.Output[1].BaseObject) >= new Version(7, 4));
        Assert.Equal(Path.GetDirectoryName(typeof(PSObject).Assembly.Location), run.Output[2].BaseObject);
    }

    [Fact]
    public async Task WriteObject_really_writes()
    {
        using var host = ModuleHost.Open(importModule: false);

        var run = await host.RunAsync("Import-Module -Assembly $args[0]; 21 | Write-Twice", typeof(WriteTwiceCommand).Assembly);

        run.Clean();
        Assert.Equal([21, 42], run.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public async Task Every_stream_arrives_and_a_throw_is_a_failure()
    {
        using var host = ModuleHost.Open(importModule: false);

        var run = await host.RunAsync(
            """
            $VerbosePreference = 'Continue'
            Write-Verbose v; Write-Warning w; Write-Host i; Write-Error e; $args[0]; throw 'end'
            """,
            7);

        Assert.Equal(["v"], run.Verbose);
        Assert.Equal(["w"], run.Warning);
        Assert.Equal(["i"], run.Information);
        Assert.Equal("e", Assert.Single(run.Errors).ToString());
        Assert.Equal(7, Assert.Single(run.Output).BaseObject);
        Assert.Equal(PSInvocationState.Failed, run.State);
        Assert.Equal("end", run.Reason!.Message);
    }

    [Fact]
    public async Task A_stop_ends_a_script_that_would_not_end()
    {
        using var host = ModuleHost.Open(importModule: false);
        var begun = new TaskCompletionSource();
        var running = host.Start("$args[0].SetResult(); Start-Sleep -Seconds 3600; 'after'", begun);
        await begun.Task;

        var run = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, run.State);
        Assert.Empty(run.Output);
    }
}

/// <summary>A cmdlet compiled against the reference assembly, as the module's are.</summary>
[Cmdlet("Write", "Twice")]
[OutputType(typeof(int))]
public sealed class WriteTwiceCommand : PSCmdlet
{
    /// <summary>What is written.</summary>
    [Parameter(ValueFromPipeline = true)]
    public int Value { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WriteObject(Value);
        WriteObject(Value * 2);
    }
}
