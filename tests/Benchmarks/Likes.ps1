# A thousand likes from a pipeline at 80 ms latency: how much sooner they are done with -ThrottleLimit than one after the other.
#Requires -Version 7.4
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Count = 1000,

    # How many are liked one after the other; their time is scaled.
    [ValidateRange(1, 1000)]
    [int] $SerialCount = 100,

    [int] $Latency = 80
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
Import-Module "$root/out/SoundCloud/SoundCloud.psd1"
$sandbox = Start-SCSandbox -TrackCount 2000 -Latency ($Latency / 1000)
try {
    Connect-SoundCloud -Sandbox
    $ids = @((Search-SCTrack -First $Count).Urn)

    # Milliseconds for each like, and the most requests in flight. Likes are given back, so that each run does the same.
    function Measure-Like([string[]] $Urns, [int] $Limit) {
        $Urns | Remove-SCLike -ThrottleLimit 64 -ErrorAction Ignore
        $sandbox.Requests.Clear()
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $Urns | Add-SCLike -ThrottleLimit $Limit
        $elapsed = $watch.Elapsed.TotalMilliseconds
        if ($sandbox.Requests.Count -ne $Urns.Count) { throw "$($sandbox.Requests.Count) requests for $($Urns.Count) likes." }
        [pscustomobject]@{ Each = $elapsed / $Urns.Count; Total = $elapsed; InFlight = $sandbox.Requests.MaxInFlight }
    }

    # Once for what is compiled and connected; then serial before and after, so that a change of the machine's load shows.
    $null = Measure-Like $ids[0..15] 8
    $before = Measure-Like $ids[0..($SerialCount - 1)] 1
    $four = Measure-Like $ids 4
    $eight = Measure-Like $ids 8
    $after = Measure-Like $ids[0..($SerialCount - 1)] 1
}
finally {
    Stop-SCSandbox
}

$serial = ($before.Each + $after.Each) / 2
"| what | figure |"
"|--|--|"
"| one like after the other at $Latency ms latency, $SerialCount of them, before and after | {0:N1}, {1:N1} ms each |" -f $before.Each, $after.Each
"| $Count likes, -ThrottleLimit 4 (the default): in flight at most; serial ÷ this | {0}; {1:N2} |" -f $four.InFlight, ($serial / $four.Each)
"| $Count likes, -ThrottleLimit 8: in flight at most; serial ÷ this | {0}; {1:N2} |" -f $eight.InFlight, ($serial / $eight.Each)
"| … in all | {0:N1} s against {1:N1} s, scaled |" -f ($eight.Total / 1000), ($serial * $Count / 1000)
if ($four.InFlight -gt 4 -or $eight.InFlight -gt 8) { 'More requests were in flight than allowed.'; exit 1 }
if ([Math]::Abs($before.Each / $after.Each - 1) -gt 0.1) { 'Serial differs by more than 10 % from itself: this run was too noisy to judge by.' }
