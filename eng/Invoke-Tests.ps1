#requires -Version 7.4

<#
.SYNOPSIS
    Runs the suites over what was built, side by side. The last line counts the tests of all; the exit code is 1 if one failed.
.DESCRIPTION
    An xUnit project is a job, and so is a Pester file. As many processes as the machine has cores do the jobs (Invoke-TestJobs.ps1): each
    takes the next one that no other has begun, and leaves its result in the result folder. What the tests write to the console is there too,
    and is shown only where a filter is given or a process crashed.
#>
[CmdletBinding()]
param(
    # The program that is a fresh PowerShell, and its arguments.
    [Parameter(Mandatory)]
    [string[]] $Shell,

    [Parameter(Mandatory)]
    [string] $ResultFolder,

    # The suites to run: Client, Storage, Hosted, Web, Module.
    [Parameter(Mandatory)]
    [string[]] $Suite,

    # A part of the names of Pester files or, where no file has it, of the full names of tests.
    [string] $Filter,

    [string] $Configuration = 'Release',

    # The .NET that the host of the client's suite brings along.
    [string] $Runtime,

    # Tests of Pester with this tag do not run.
    [string] $WithoutTag
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# What still runs after this time is ended and has failed.
$patience = [TimeSpan]::FromMinutes(40)
# These are begun first, so that no long one is left for the end.
$longest = 'Redis', 'Renewal', 'Package', 'Help', 'Language', 'Faults', 'SecretService', 'Terminal', 'Links', 'ConnectButton', 'Soak', 'SigningInDocs', 'Completion', 'Bulk', 'Binding'

function Get-PesterJob {
    $names = (Get-ChildItem (Join-Path $PSScriptRoot '..' 'tests' 'Module') -Filter *.Tests.ps1).Name -replace '\.Tests\.ps1$'
    $matching = @($names | Where-Object { $Filter -and $_ -like "*$Filter*" })
    $names = $matching ? $matching : $names
    foreach ($name in @($longest | Where-Object { $_ -in $names }) + @($names | Where-Object { $_ -notin $longest } | Sort-Object)) {
        @{ Suite = 'Module'; Name = "$name.Tests.ps1"; Filter = $matching ? '' : $Filter; WithoutTag = $WithoutTag }
    }
}

function Start-JobProcess([int] $Number) {
    $script = Join-Path $PSScriptRoot 'Invoke-TestJobs.ps1'
    $arguments = @($Shell | Select-Object -Skip 1) + '-File', $script, '-ResultFolder', $ResultFolder, '-Configuration', $Configuration, '-Runtime', $Runtime
    $console = Join-Path $ResultFolder "console-$Number"
    $start = @{
        FilePath               = $Shell[0]
        ArgumentList           = $arguments.ForEach({ "`"$_`"" })
        RedirectStandardOutput = "$console.txt"
        RedirectStandardError  = "$console.errors.txt"
        # In processes this short, code that measures itself for a better compilation costs a fifth of the time.
        Environment            = @{ DOTNET_TieredPGO = '0' }
    }
    Start-Process @start -NoNewWindow -PassThru
}

# Says in a line how each job ended that has ended meanwhile.
function Write-Ended {
    foreach ($job in @($open)) {
        $file = Get-Item (Join-Path $ResultFolder "$($job.Name).json") -ErrorAction Ignore
        if ($file -and $file.Length) {
            $result = Get-Content -Raw $file | ConvertFrom-Json
            $null = $open.Remove($job)
            $results.Add($result)
            if ($result.Passed + $result.Failed + $result.Skipped) {
                Write-Host ('{0,6} passed {1,3} failed {2,3} skipped {3,7:n1} s  {4}' -f $result.Passed, $result.Failed, $result.Skipped, $result.Seconds, $job.Name)
            }
        }
    }
}

$xunit = [ordered]@{ Client = 'SoundCloud.Client.Tests'; Storage = 'SoundCloud.Storage.Tests'; Hosted = 'SoundCloud.PowerShell.Tests'; Web = 'SoundCloud.AspNetCore.Tests' }
$jobs = @(
    $xunit.Keys | Where-Object { $_ -in $Suite } | ForEach-Object { @{ Suite = $_; Name = $xunit[$_]; Filter = $Filter } }
    if ('Module' -in $Suite) { Get-PesterJob }
)
Remove-Item $ResultFolder -Recurse -Force -ErrorAction Ignore
$null = New-Item $ResultFolder -ItemType Directory
ConvertTo-Json $jobs | Set-Content (Join-Path $ResultFolder 'jobs.json')

$watch = [Diagnostics.Stopwatch]::StartNew()
$open = [Collections.Generic.List[object]]::new($jobs)
$results = [Collections.Generic.List[object]]::new()
$processes = @(1..[Math]::Min($jobs.Count, [Environment]::ProcessorCount) | ForEach-Object { Start-JobProcess $_ })
try {
    do {
        $running = $processes | Where-Object { -not $_.WaitForExit(100) }
        Write-Ended
    } while ($running -and $watch.Elapsed -lt $patience)
}
finally {
    # Also where this one is interrupted.
    $running = $processes | Where-Object { -not $_.HasExited }
    $running | ForEach-Object { $_.Kill($true) }
}

$problems = @(
    if ($running) { "After $($patience.TotalMinutes) minutes, $(@($running).Count) of $($processes.Count) processes had not ended." }
    $processes | Where-Object { $_ -notin $running -and $_.ExitCode -ne 0 } | ForEach-Object { "A process ended with exit code $($_.ExitCode)." }
    $open | Group-Object { (Test-Path (Join-Path $ResultFolder "$($_.Name).json")) ? 'Begun and not ended' : 'Not begun' } | ForEach-Object { "$($_.Name): $($_.Group.Name -join ', ')" }
    if (-not $open -and -not ($results | Where-Object { $_.Passed + $_.Failed + $_.Skipped })) { "No test has '$Filter' in its name." }
)
foreach ($job in $open) {
    $results.Add([pscustomobject]@{ Suite = $job.Suite; Passed = 0; Failed = 1; Skipped = 0; Seconds = 0; Failures = @(); Skips = @() })
}

if ($problems -or $Filter) {
    Get-Content (Join-Path $ResultFolder 'console-*.txt') | Out-Host
}

foreach ($heading in 'Skips', 'Failures') {
    $texts = @($results | ForEach-Object { $_.$heading })
    if ($texts) {
        Write-Host "`n${heading}:"
        $texts | ForEach-Object { Write-Host ($heading -eq 'Skips' ? "  $_" : "`n$_") }
    }
}

$problems | ForEach-Object { Write-Host "`n$_" }
$totals = foreach ($group in $results | Group-Object Suite) {
    $row = [ordered]@{ Suite = $group.Name }
    foreach ($column in 'Passed', 'Failed', 'Skipped', 'Seconds') {
        $row[$column] = [int]($group.Group | Measure-Object $column -Sum).Sum
    }

    [pscustomobject]$row
}
$totals | Format-Table -AutoSize | Out-Host
$sum = @{}
foreach ($column in 'Passed', 'Failed', 'Skipped') {
    $sum[$column] = ($totals | Measure-Object $column -Sum).Sum
}

Write-Host "$([int]$watch.Elapsed.TotalSeconds) s in $($processes.Count) processes"
Write-Host "$($sum.Passed) passed, $($sum.Failed) failed, $($sum.Skipped) skipped"
exit [int]($sum.Failed -gt 0 -or $problems.Count -gt 0)
