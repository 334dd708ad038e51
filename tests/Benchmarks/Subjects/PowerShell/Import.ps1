# Milliseconds of Import-Module in a fresh process.
param([string] $Module)
$watch = [Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$elapsed = $watch.Elapsed.TotalMilliseconds
@{ items = 1; wallMs = $elapsed } | ConvertTo-Json -Compress
