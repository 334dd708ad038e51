# From process start to the first track, as a script without a module.
param([string] $Uri)
$env:SOUNDCLOUD_CLIENT_ID, $env:SOUNDCLOUD_CLIENT_SECRET = 'bench', 'bench-secret'
$watch = [Diagnostics.Stopwatch]::StartNew()
$basic = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("${env:SOUNDCLOUD_CLIENT_ID}:$env:SOUNDCLOUD_CLIENT_SECRET"))
$token = (Invoke-RestMethod "${Uri}oauth/token" -Method Post -Headers @{ Authorization = "Basic $basic" } -Body @{ grant_type = 'client_credentials' }).access_token
$page = Invoke-RestMethod "${Uri}users/20/tracks?limit=200&linked_partitioning=true" -Headers @{ Authorization = "OAuth $token" }
$track = $page.collection[0]
$elapsed = $watch.Elapsed.TotalMilliseconds
@{ items = 1; checksum = $track.id; wallMs = $elapsed } | ConvertTo-Json -Compress
