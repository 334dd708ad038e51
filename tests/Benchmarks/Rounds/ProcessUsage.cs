using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SoundCloud.Benchmarks;

/// <summary>What this process has used so far, all its threads together.</summary>
public static class ProcessUsage
{
    /// <summary>User and system time in milliseconds.</summary>
    public static double CpuMilliseconds
    {
        get
        {
            // The runtime reads clock ticks of 10 ms; the system knows microseconds.
            if (OperatingSystem.IsLinux() && GetUsage(0, out var usage) == 0)
                return (usage.UserSeconds + usage.SystemSeconds) * 1000.0 + (usage.UserMicroseconds + usage.SystemMicroseconds) / 1000.0;
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>The most memory that was resident at once, in KB; 0 where the system does not tell.</summary>
    public static long PeakKilobytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 / 1024;
        }
    }

    /// <summary>How many methods the runtime has compiled so far.</summary>
    public static long CompiledMethods => System.Runtime.JitInfo.GetCompiledMethodCount();

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Usage
    {
        public readonly long UserSeconds;
        public readonly long UserMicroseconds;
        public readonly long SystemSeconds;
        public readonly long SystemMicroseconds;
        private readonly long _peak, _text, _data, _stack, _soft, _hard, _swaps, _in, _out, _sent, _received, _signals, _voluntary, _involuntary;
    }
}
