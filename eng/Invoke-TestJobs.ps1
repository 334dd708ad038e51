#requires -Version 7.4

# One of the processes that Invoke-Tests.ps1 starts: does the jobs of jobs.json that no other process has begun.
[CmdletBinding()]
param(
    # Where jobs.json is, and where <job>.json goes: its counts, and the texts of what failed. That is empty while the job runs.
    [Parameter(Mandatory)]
    [string] $ResultFolder,

    [string] $Configuration,

    [string] $Runtime
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
# Milliseconds after which an xUnit suite that hangs is ended.
$timeout = 600000
$tests = (Resolve-Path (Join-Path $PSScriptRoot '..' 'tests')).Path

function Enter-Job([string] $ResultPath) {
    try {
        [IO.File]::Open($ResultPath, 'CreateNew').Dispose()
        $true
    }
    catch [IO.IOException] {
        $false
    }
}

# A suite is a program. Where it brings a .NET along, that is in a folder of its own, and only the program itself uses it.
function Start-Xunit([string] $Name, [string[]] $Arguments) {
    $assembly = Resolve-Path (Join-Path $tests $Name 'bin' $Configuration ($Runtime ? '*/*' : '*') "$Name.dll")
    $start = $Runtime ? [Diagnostics.ProcessStartInfo]::new(($assembly -replace '\.dll$', ($IsWindows ? '.exe' : ''))) : [Diagnostics.ProcessStartInfo]::new('dotnet')
    @(if (-not $Runtime) { "$assembly" }) + $Arguments | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    [Diagnostics.Process]::Start($start)
}

function Invoke-XunitJob([string] $Name, [string] $Filter) {
    $results = Join-Path $ResultFolder "$Name.ctrf.json"
    # What it says of tests that run for minutes tells which one hung.
    $process = Start-Xunit $Name (@('-noColor', '-noLogo', '-longRunning', '120', '-result-ctrf', $results) + @(if ($Filter) { '-method', "*$Filter*" }))
    $output = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
    $end = "ended after $($timeout / 60000) minutes"
    if ($process.WaitForExit($timeout)) {
        $end = "ended with exit code $($process.ExitCode)"
    }
    else {
        $process.Kill($true)
    }

    $process.WaitForExit()
    $all = @((Test-Path $results) ? (Get-Content -Raw $results | ConvertFrom-Json).results.tests : @())
    $passed, $skipped, $failed = 'passed', 'skipped', 'failed' | ForEach-Object { $status = $_; , @($all | Where-Object status -EQ $status) }
    $failures = @($failed | ForEach-Object { $_.name, $_.message, $_.PSObject.Properties['trace']?.Value -join "`n" })
    # A program that crashed, hung or ran nothing is a failure, also where no test is there to say so.
    if ($failed.Count -eq 0 -and ($process.ExitCode -ne 0 -or ($all.Count -eq 0 -and -not $Filter))) {
        $failures += "$Name $end, $($all.Count) tests`n$($output.Result -join "`n")"
    }

    @{
        Passed   = $passed.Count
        Failed   = $failures.Count
        Skipped  = $skipped.Count
        Failures = $failures
        Skips    = @($skipped | ForEach-Object { "$($_.name): $($_.message)" })
    }
}

# The text of what failed: a test, or a block or a file outside of its tests.
function Format-Failure([object] $Failed, [string] $Where) {
    $Where
    foreach ($record in $Failed.ErrorRecord) {
        "  $($record.Exception.Message)"
        $record.ScriptStackTrace -split "`n" -notmatch '[\\/](Pester|Invoke-TestJobs)\.ps' | ForEach-Object { "  $_" }
    }
}

function Invoke-PesterJob([string] $Name, [string] $Filter, [string] $WithoutTag) {
    Import-Module (Join-Path $PSScriptRoot '..' 'out' 'tests' 'Pester')
    $result = Invoke-Pester -Configuration @{
        Run    = @{ Path = Join-Path $tests 'Module' $Name; PassThru = $true }
        Filter = @{ FullName = $Filter ? "*$Filter*" : @(); ExcludeTag = $WithoutTag ? $WithoutTag : @() }
        Output = @{ Verbosity = 'None'; CIFormat = 'None' }
    }
    @{
        Passed   = $result.PassedCount
        Failed   = [Math]::Max($result.FailedCount, [int]($result.Result -ne 'Passed'))
        Skipped  = $result.SkippedCount + $result.InconclusiveCount
        Failures = @(
            $result.FailedContainers | ForEach-Object { (Format-Failure $_ $Name) -join "`n" }
            # A test that did not run, as its block had failed, has nothing to say.
            @($result.FailedBlocks) + @($result.Failed) | Where-Object ErrorRecord | ForEach-Object { (Format-Failure $_ $_.ExpandedPath) -join "`n" }
        )
        Skips    = @($result.Skipped | ForEach-Object ExpandedPath)
    }
}

if ($env:CI -or $env:NO_COLOR -or [Console]::IsOutputRedirected) {
    $PSStyle.OutputRendering = 'PlainText'
}

# Nothing here may touch the accounts, or the keyring, of whoever runs it: the tests' Common.ps1 sees to the keyring.
$accounts = Join-Path ([IO.Path]::GetTempPath()) "soundcloud-tests-$([guid]::NewGuid().ToString('N'))"
$env:SOUNDCLOUD_ACCOUNTS_PATH = $accounts
foreach ($job in Get-Content -Raw (Join-Path $ResultFolder 'jobs.json') | ConvertFrom-Json) {
    $resultPath = Join-Path $ResultFolder "$($job.Name).json"
    if (-not (Enter-Job $resultPath)) {
        continue
    }

    [Console]::Out.WriteLine("--- $($job.Name)")
    $watch = [Diagnostics.Stopwatch]::StartNew()
    try {
        $result = $job.Suite -eq 'Module' ? (Invoke-PesterJob $job.Name $job.Filter $job.WithoutTag) : (Invoke-XunitJob $job.Name $job.Filter)
    }
    catch {
        $result = @{ Passed = 0; Failed = 1; Skipped = 0; Failures = @("$($job.Name)`n  $_`n$($_.ScriptStackTrace)"); Skips = @() }
    }

    $result.Suite = $job.Suite
    $result.Seconds = $watch.Elapsed.TotalSeconds
    # In one step, as another process waits for it.
    ConvertTo-Json $result | Set-Content "$resultPath.new"
    Move-Item "$resultPath.new" $resultPath -Force
}

Remove-Item $accounts -Recurse -Force -ErrorAction Ignore
