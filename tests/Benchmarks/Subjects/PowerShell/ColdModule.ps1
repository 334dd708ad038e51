# From process start to the first track with the module. The app comes from the environment, as in CI.
param([string] $Uri, [string] $Module)
$env:SOUNDCLOUD_CLIENT_ID, $env:SOUNDCLOUD_CLIENT_SECRET = 'bench', 'bench-secret'
$watch = [Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
Connect-SoundCloud -ApiUri $Uri -AuthUri $Uri
$track = Get-SCTrack -User 20 | Select-Object -First 1
$elapsed = $watch.Elapsed.TotalMilliseconds
@{ items = 1; checksum = $track.Id; wallMs = $elapsed } | ConvertTo-Json -Compress
