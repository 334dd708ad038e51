using System.Management.Automation;
using System.Reflection;

namespace SoundCloud.PowerShell;

/// <summary>Makes -Debug show and not ask.</summary>
internal static class DebugSwitch
{
    /// <summary>Whether -Debug was typed.</summary>
    public static bool IsOn(PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out var debug) && (SwitchParameter)debug;

    /// <summary>Shows the debug lines of a cmdlet with -Debug, and asks nothing.</summary>
    // With -Debug, PowerShell asks after each verbose line, warning and error of a cmdlet, and has no public way to turn that off. In an
    // engine without these members it still asks.
    public static void Soften(PSCmdlet cmdlet)
    {
        if (!IsOn(cmdlet))
            return;
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var runtime = cmdlet.CommandRuntime;
        if (runtime.GetType().GetProperty("DebugPreference", Any) is { CanWrite: true } shown && shown.PropertyType == typeof(ActionPreference)
            && runtime.GetType().GetProperty("Debug", Any) is { CanWrite: true } asked && asked.PropertyType == typeof(bool))
        {
            shown.SetValue(runtime, ActionPreference.Continue);
            asked.SetValue(runtime, false);
        }
    }
}
