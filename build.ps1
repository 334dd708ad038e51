#!/usr/bin/env pwsh
#requires -Version 7.4

<#
.SYNOPSIS
    Builds, shows, tests, measures and packs SoundCloud for PowerShell.
.DESCRIPTION
    Build    builds the solution; the importable module lands in out/SoundCloud
    Demo     builds and runs the main job against the embedded sandbox
    Test     builds and runs every suite, xUnit and Pester; the last line counts the tests of all
    Bench    builds Release and runs the benchmarks; further arguments are theirs
    Operations  compares the operations that the module knows with an OpenAPI document: -Spec <file or URL>
    Package  builds and packs out/SoundCloud.<version>.nupkg
    Clean    removes out, bin and obj
.EXAMPLE
    ./build.ps1
    Import-Module ./out/SoundCloud
.EXAMPLE
    ./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Demo', 'Test', 'Bench', 'Package', 'Operations', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # The OpenAPI document of Operations, YAML or JSON.
    [string] $Spec,

    # Passed on to the benchmarks.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Arguments = @()
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
# Exit codes are looked at one by one: a failing suite must not keep the others from running.
$PSNativeCommandUseErrorActionPreference = $false

$solution = Join-Path $PSScriptRoot 'SoundCloud.PowerShell.sln'
$outFolder = Join-Path $PSScriptRoot 'out'
$moduleFolder = Join-Path $outFolder 'SoundCloud'
$resultFolder = Join-Path $outFolder 'TestResults'
$manifestPath = Join-Path $moduleFolder 'SoundCloud.psd1'
# Milliseconds after which a suite that hangs is ended, and has failed.
$suiteTimeout = 600000
# The very program that runs this, in a fresh process: the module is tested in it, and the test host borrows its engine.
$shell = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
$shellArguments = @('-NoProfile', '-NonInteractive')
if (-not (Test-Path $shell)) {
    # PowerShell as a .NET tool has no executable of its own.
    $shell, $shellArguments = 'dotnet', (@(Join-Path $PSHOME 'pwsh.dll') + $shellArguments)
}

if ($env:CI -or $env:NO_COLOR -or [Console]::IsOutputRedirected) {
    $PSStyle.OutputRendering = 'PlainText'
    $env:NO_COLOR = '1'
    $env:MSBUILDTERMINALLOGGER = 'off'
}

if ($Task -ne 'Bench' -and $Arguments.Count -gt 0) {
    throw "$Task takes no further arguments: $Arguments"
}

function Invoke-Build([string] $Configuration) {
    dotnet build $solution --configuration $Configuration --nologo --verbosity quiet "-p:PowerShellHome=$PSHOME" | Out-Host
    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }

    # In a process of its own: it imports the module, and its files have to be free for the next build.
    $documentation = Join-Path $PSScriptRoot 'src' 'SoundCloud.PowerShell' 'bin' $Configuration 'net8.0'
    & $shell @shellArguments -File (Join-Path $PSScriptRoot 'eng' 'New-Help.ps1') -ModulePath $moduleFolder -DocumentationPath $documentation | Out-Host
    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }

    Write-Host "Built $([IO.Path]::GetRelativePath($PWD, $manifestPath))"
}

function New-SuiteResult([string] $Suite, [int] $Passed, [int] $Failed, [int] $Skipped, [string] $Problem) {
    # A suite that crashed or ran nothing is a failure, also where no test is there to say so.
    if ($Problem -and $Failed -eq 0) {
        $Failed = 1
    }

    [pscustomobject]@{ Suite = $Suite; Passed = $Passed; Failed = $Failed; Skipped = $Skipped; Seconds = 0.0; Problem = $Problem }
}

function Invoke-DotnetSuite([string] $Name) {
    $trx = Join-Path $resultFolder "$Name.trx"
    dotnet test (Join-Path $PSScriptRoot 'tests' $Name) --configuration $Configuration --no-build --nologo "-p:PowerShellHome=$PSHOME" `
        --logger "trx;LogFileName=$Name.trx" --results-directory $resultFolder -- "RunConfiguration.TestSessionTimeout=$suiteTimeout" | Out-Host
    $code = $LASTEXITCODE
    if (-not (Test-Path $trx)) {
        return New-SuiteResult $Name -Problem "the runner left no results, exit code $code"
    }

    $outcomes = @(([xml](Get-Content -Raw $trx)).SelectNodes("//*[local-name()='UnitTestResult']/@outcome") | ForEach-Object Value)
    $passed = @($outcomes -eq 'Passed').Count
    $skipped = @($outcomes -eq 'NotExecuted').Count
    $failed = $outcomes.Count - $passed - $skipped
    $problem = if ($outcomes.Count -eq 0) { "no test was run, exit code $code" } elseif ($code -ne 0 -and $failed -eq 0) { "the runner crashed, exit code $code" }
    New-SuiteResult $Name $passed $failed $skipped $problem
}

function Invoke-PesterSuite {
    $name = 'Module (Pester)'
    $resultPath = Join-Path $resultFolder 'Module.json'
    & $shell @shellArguments -File (Join-Path $PSScriptRoot 'tests' 'Module' 'Invoke-Suite.ps1') -ResultFolder $resultFolder | Out-Host
    $code = $LASTEXITCODE
    if (-not (Test-Path $resultPath)) {
        return New-SuiteResult $name -Problem "the runner left no results, exit code $code"
    }

    $counts = Get-Content -Raw $resultPath | ConvertFrom-Json
    $total = $counts.Passed + $counts.Failed + $counts.Skipped
    $problem = if ($total -eq 0) { "no test was run, exit code $code" } elseif ($code -ne 0 -and $counts.Failed -eq 0) { 'a file or block failed outside of its tests' }
    New-SuiteResult $name $counts.Passed $counts.Failed $counts.Skipped $problem
}

function Invoke-Test {
    Invoke-Build $Configuration
    Remove-Item $resultFolder -Recurse -Force -ErrorAction Ignore
    $null = New-Item $resultFolder -ItemType Directory

    $suites = @(
        { Invoke-DotnetSuite 'SoundCloud.Client.Tests' }
        { Invoke-DotnetSuite 'SoundCloud.Storage.Tests' }
        { Invoke-DotnetSuite 'SoundCloud.PowerShell.Tests' }
        { Invoke-PesterSuite }
    )
    $results = foreach ($suite in $suites) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $result = & $suite
        $result.Seconds = [Math]::Round($watch.Elapsed.TotalSeconds, 1)
        $result
    }

    $results | Format-Table Suite, Passed, Failed, Skipped, Seconds -AutoSize | Out-Host
    $results | Where-Object Problem | ForEach-Object { Write-Host "$($_.Suite): $($_.Problem)" }
    $sum = @{}
    foreach ($column in 'Passed', 'Failed', 'Skipped') {
        $sum[$column] = ($results | Measure-Object $column -Sum).Sum
    }

    Write-Host "$($sum.Passed) passed, $($sum.Failed) failed, $($sum.Skipped) skipped"
    exit [int]($sum.Failed -gt 0)
}

function Invoke-Package {
    Invoke-Build $Configuration
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        throw 'Package needs Microsoft.PowerShell.PSResourceGet 1.1 or later: Install-PSResource Microsoft.PowerShell.PSResourceGet'
    }

    Remove-Item (Join-Path $outFolder '*.nupkg')
    Compress-PSResource -Path $moduleFolder -DestinationPath $outFolder
    $package = Get-Item (Join-Path $outFolder '*.nupkg')
    Write-Host "Packed $([IO.Path]::GetRelativePath($PWD, $package))"
}

switch ($Task) {
    'Build' {
        Invoke-Build $Configuration
    }
    'Demo' {
        Invoke-Build $Configuration
        & $shell @shellArguments -File (Join-Path $PSScriptRoot 'tests' 'Demo' 'Demo.ps1') | Out-Host
        exit $LASTEXITCODE
    }
    'Test' {
        Invoke-Test
    }
    'Bench' {
        Invoke-Build Release
        & $shell @shellArguments -File (Join-Path $PSScriptRoot 'tests' 'Benchmarks' 'Benchmark.ps1') @Arguments | Out-Host
        exit $LASTEXITCODE
    }
    'Package' {
        Invoke-Package
    }
    'Operations' {
        & (Join-Path $PSScriptRoot 'eng' 'Compare-Operations.ps1') -Spec $Spec
        exit $LASTEXITCODE
    }
    'Clean' {
        Get-ChildItem -Path (Join-Path $PSScriptRoot 'src'), (Join-Path $PSScriptRoot 'tests') -Directory -Recurse -Force |
            Where-Object { $_.Name -in 'bin', 'obj' -and (Get-ChildItem $_.Parent -Filter '*.csproj') } |
            Remove-Item -Recurse -Force
        Remove-Item $outFolder -Recurse -Force -ErrorAction Ignore
    }
}
