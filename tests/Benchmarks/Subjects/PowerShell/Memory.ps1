# The peak memory of a fresh process after one piece of work: nothing, a list streamed, or a list in a variable.
param([string] $Kind, [int] $Pages, [string] $Uri, [string] $Module, [string] $Sink)
$ErrorActionPreference = 'Stop'
function Get-Peak {
    $process = [Diagnostics.Process]::GetCurrentProcess()
    [long]($process.PeakWorkingSet64 / 1024)
}
if ($Kind -in 'stream', 'collect') {
    Import-Module $Module
    Connect-SoundCloud -Credential ([pscredential]::new('bench', (ConvertTo-SecureString bench-secret -AsPlainText -Force))) -ApiUri $Uri -AuthUri $Uri
}
switch ($Kind) {
    idle { $peak = Get-Peak }
    stream {
        Import-Module $Sink
        $sum = Get-SCTrack -User $Pages | Measure-Id
        $peak = Get-Peak
    }
    collect {
        $tracks = Get-SCTrack -User $Pages
        $peak = Get-Peak
    }
    'collect with Invoke-RestMethod' {
        $headers = @{ Authorization = 'OAuth bench-token' }
        $next = "${Uri}users/$Pages/tracks?limit=200&linked_partitioning=true"
        $tracks = while ($next) {
            $page = Invoke-RestMethod $next -Headers $headers
            $page.collection
            $next = $page.next_href
        }
        $peak = Get-Peak
    }
}
# The result is checked after the peak was read.
if ($tracks) {
    Import-Module $Sink
    $sum = $tracks | Measure-Id
}
@{ items = [long]$sum.Count; checksum = [long]$sum.Sum; peakRssKb = $peak } | ConvertTo-Json -Compress
