# The job loop of the PowerShell subjects. The caller defines the kinds of jobs.
Set-StrictMode -Off
$ErrorActionPreference = 'Stop'

function Invoke-Jobs([hashtable] $Kinds) {
    [Console]::Out.WriteLine('ready')
    while ($null -ne ($line = [Console]::In.ReadLine())) {
        $job = $line | ConvertFrom-Json
        $run = $Kinds[$job.kind]
        $cpu = [SoundCloud.Benchmarks.ProcessUsage]::CpuMilliseconds
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $sum = & $run $job
        $wall = $watch.Elapsed.TotalMilliseconds
        $spent = [SoundCloud.Benchmarks.ProcessUsage]::CpuMilliseconds - $cpu
        $result = @{
            items = $sum.Count; checksum = $sum.Sum; wallMs = $wall; cpuMs = $spent
            peakRssKb = [SoundCloud.Benchmarks.ProcessUsage]::PeakKilobytes; compiledMethods = [SoundCloud.Benchmarks.ProcessUsage]::CompiledMethods
        }
        [Console]::Out.WriteLine(($result | ConvertTo-Json -Compress))
    }
}
