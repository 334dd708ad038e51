# From nothing to the first track, by the module.
param([string] $Uri, [string] $Module)
$watch = [Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
Connect-SoundCloud -Credential ([pscredential]::new('bench', (ConvertTo-SecureString bench-secret -AsPlainText -Force))) -ApiUri $Uri -AuthUri $Uri
$track = Get-SCTrack -User 20 | Select-Object -First 1
$elapsed = $watch.Elapsed.TotalMilliseconds
@{ items = 1; checksum = $track.Id; wallMs = $elapsed } | ConvertTo-Json -Compress
