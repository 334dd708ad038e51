# What the subjects in PowerShell have in common: the job loop. The caller says what a job of each kind is.
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
