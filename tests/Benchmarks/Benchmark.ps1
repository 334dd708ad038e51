# What the module costs, as ratios of one run. Run by `./build.ps1 Bench`.
#Requires -Version 7.4
[CmdletBinding()]
param(
    # Fewer rounds, for a look.
    [switch] $Quick,

    # Soak.ps1 alone, with what follows.
    [switch] $Soak,

    [double] $Minutes = 10,

    [int] $Runspaces = 8,

    [int] $Seed = 1
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
if ($Soak) {
    & "$PSScriptRoot/Soak.ps1" -Minutes $Minutes -Runspaces $Runspaces -Seed $Seed
    exit $LASTEXITCODE
}

$root = (Resolve-Path "$PSScriptRoot/../..").Path
$module = "$root/out/SoundCloud/SoundCloud.psd1"
$rounds = $Quick ? 3 : 11
$shell = [Environment]::ProcessPath

function Get-Median([double[]] $values) {
    $sorted = $values | Sort-Object
    $sorted[[int][Math]::Floor(($sorted.Count - 1) / 2)]
}

# Each sample is a fresh process: it prints milliseconds, or whatever its script measures.
function Measure-Fresh([string] $script) {
    $text = & $shell -NoProfile -NonInteractive -Command $script
    if ($LASTEXITCODE -ne 0) { throw "A sample failed: $script" }
    [double]::Parse(@($text)[-1], [cultureinfo]::InvariantCulture)
}

function New-ImportSample([string] $path) {
    "`$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$path'; `$w.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
}

# A module folder as the gallery makes it: manifest and dll, nothing exported by wildcard.
$empty = Join-Path ([IO.Path]::GetTempPath()) "EmptyModule-$PID"
$null = New-Item $empty -ItemType Directory
try {
    Copy-Item "$PSScriptRoot/EmptyModule/bin/Release/net8.0/EmptyModule.dll" $empty
    New-ModuleManifest "$empty/EmptyModule.psd1" -RootModule EmptyModule.dll -CmdletsToExport Get-Nothing -FunctionsToExport @() -AliasesToExport @() -VariablesToExport @()

    $subjects = [ordered]@{ empty = "$empty/EmptyModule.psd1"; ours = $module; 'empty again' = "$empty/EmptyModule.psd1" }
    $imports = @{}
    foreach ($name in $subjects.Keys) { $imports[$name] = [Collections.Generic.List[double]]::new() }
    foreach ($round in 0..($rounds - 1)) {
        # The order rotates, so that no subject always follows the same one.
        foreach ($i in 0..($subjects.Count - 1)) {
            $name = @($subjects.Keys)[($i + $round) % $subjects.Count]
            $imports[$name].Add((Measure-Fresh (New-ImportSample $subjects[$name])))
        }
    }
}
finally {
    Remove-Item $empty -Recurse
}

# The same 8,000 tracks from the same server, by us and by the shell's own web cmdlet.
Import-Module $module
$sandbox = Start-SCSandbox -TrackCount 10000
try {
    Connect-SoundCloud -Sandbox
    $reader = [ordered]@{
        ours = { (Get-SCTrack -User nightshift-label -First 8000 -PageSize 200 | Measure-Object).Count }
        'Invoke-RestMethod' = {
            Set-StrictMode -Off
            $uri = "$($sandbox.ApiUri)users/$label/tracks?limit=200&linked_partitioning=true"
            $headers = @{ Authorization = "OAuth $token" }
            $items = while ($uri) { $page = Invoke-RestMethod $uri -Headers $headers; $page.collection; $uri = $page.next_href }
            ($items | Select-Object -First 8000 | Measure-Object).Count
        }
    }
    $label = (Get-SCUser nightshift-label).Urn
    $answer = Invoke-RestMethod "$($sandbox.AuthUri)oauth/token" -Method Post -Body @{ grant_type = 'client_credentials' } -Authentication Basic -Credential $sandbox.Credential -AllowUnencryptedAuthentication
    $token = $answer.access_token
    $counts = @{}
    $times = @{}
    foreach ($name in $reader.Keys) { $times[$name] = [Collections.Generic.List[double]]::new(); $counts[$name] = & $reader[$name] }
    if (@($counts.Values | Select-Object -Unique).Count -ne 1) { throw "The subjects read different lists: $($counts | Out-String)" }
    foreach ($round in 1..$rounds) {
        foreach ($name in $reader.Keys) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $null = & $reader[$name]
            $times[$name].Add($watch.Elapsed.TotalMilliseconds)
        }
    }
}
finally {
    Stop-SCSandbox
}

$medians = @{}
foreach ($name in $subjects.Keys) { $medians[$name] = Get-Median $imports[$name] }
$control = $medians['empty again'] / $medians['empty']
$ratios = foreach ($i in 0..($rounds - 1)) { $times['Invoke-RestMethod'][$i] / $times['ours'][$i] }
$size = (Get-ChildItem "$root/out/SoundCloud" -Recurse -File | Measure-Object Length -Sum).Sum

"| what | figure |"
"|--|--|"
"| Import-Module, median of $rounds fresh processes | {0:0} ms |" -f $medians['ours']
"| … of an empty binary module | {0:0} ms |" -f $medians['empty']
"| … ours over it | {0:0} ms |" -f ($medians['ours'] - $medians['empty'])
"| control: the empty module against itself | {0:0.00} |" -f $control
"| $($counts['ours']) tracks streamed, items/s ÷ Invoke-RestMethod, server in the same process, median of $rounds | {0:0.0} |" -f (Get-Median $ratios)
"| the module's folder | {0:0} KB in {1} files |" -f ($size / 1KB), (Get-ChildItem "$root/out/SoundCloud" -Recurse -File).Count
if ([Math]::Abs($control - 1) -gt 0.1) { 'The control differs by more than 10 %: this run was too noisy to judge by.' }

# The longer ones: a thousand likes at 80 ms, and a file of 1 GB.
if (-not $Quick) {
    & "$PSScriptRoot/Likes.ps1"
    if ($IsLinux) {
        & "$PSScriptRoot/Upload.ps1"
        exit $LASTEXITCODE
    }
}
