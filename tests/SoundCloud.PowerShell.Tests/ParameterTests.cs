using System.Management.Automation;
using System.Reflection;

namespace SoundCloud.PowerShell.Tests;

/// <summary>A parameter that no code of its cmdlet reads promises something and does nothing.</summary>
public sealed class ParameterTests
{
    // These choose a parameter set, and the code asks which one was chosen.
    private static readonly string[] ChoosesSet = ["ConnectSoundCloudCommand -Interactive", "ConnectSoundCloudCommand -Sandbox"];

    [Fact]
    public async Task Every_parameter_is_read_by_code_that_its_cmdlet_runs()
    {
        using var host = ModuleHost.Open();
        var run = await host.RunAsync("Get-Command -Module SoundCloud -CommandType Cmdlet");
        var cmdlets = run.Output.Select(command => ((CmdletInfo)command.BaseObject).ImplementingType).ToArray();

        Assert.NotEmpty(cmdlets);
        Assert.Equal(ChoosesSet, cmdlets.SelectMany(Unread).Order());
    }

    [Fact]
    public void A_parameter_that_is_read_is_found_wherever_it_is_read()
    {
        Assert.Equal(["-Never", "-OnlyNamed"], Unread(typeof(ReadInManyWays)).Select(text => text.Split(' ')[1]).Order());
    }

    private static IEnumerable<string> Unread(Type cmdlet)
    {
        var read = ReachableCode.From(cmdlet).Select(method => method.MetadataToken).ToHashSet();
        return cmdlet.GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute)) && !read.Contains(property.GetMethod!.GetBaseDefinition().MetadataToken))
            .Select(property => $"{cmdlet.Name} -{property.Name}");
    }

    private sealed class Held(ReadInManyWays command)
    {
        private static readonly Func<ReadInManyWays, object> Read = static given => given.InTable;

        public object[] All() => [command.InHeldObject, Read(command)];
    }

    private sealed class ReadInManyWays : Cmdlet
    {
        [Parameter]
        public string Never { get; set; } = "";

        [Parameter]
        public string OnlyNamed { get; set; } = "";

        [Parameter]
        public string Directly { get; set; } = "";

        [Parameter]
        public string InLambda { get; set; } = "";

        [Parameter]
        public string InAsyncMethod { get; set; } = "";

        [Parameter]
        public string InIterator { get; set; } = "";

        [Parameter]
        public string InHeldObject { get; set; } = "";

        [Parameter]
        public string InTable { get; set; } = "";

        protected override void ProcessRecord()
        {
            Func<string> inLambda = () => InLambda;
            WriteObject(new object[] { nameof(OnlyNamed), Directly, inLambda(), LaterAsync().Result, Each().First(), new Held(this).All() });
        }

        private async Task<string> LaterAsync()
        {
            await Task.Yield();
            return InAsyncMethod;
        }

        private IEnumerable<string> Each()
        {
            yield return InIterator;
        }
    }
}
