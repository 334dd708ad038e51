#!/usr/bin/env pwsh
#requires -Version 7.4

<#
.SYNOPSIS
    Builds, shows, tests, measures, packs and publishes SoundCloud for PowerShell.
.DESCRIPTION
    Build    builds the solution; the importable module lands in out/SoundCloud
    Demo     builds and runs the main job against the embedded sandbox
    Test     builds and runs every suite, xUnit and Pester; the last line counts the tests of all
    Bench    builds Release and runs the benchmarks; further arguments are theirs: -Quick, -Only <rows>, -Update; -Soak
    Operations  compares the operations that the module knows with an OpenAPI document: -Spec <file or URL>
    Package  builds and packs out/SoundCloud.<version>.nupkg
    Publish  checks, builds, packs and publishes to -Repository; with -WhatIf all but the last
    Clean    removes out, bin and obj
.EXAMPLE
    ./build.ps1
    Import-Module ./out/SoundCloud
.EXAMPLE
    ./build.ps1 Test
.EXAMPLE
    ./build.ps1 Test -Runtime 8.0.31
.EXAMPLE
    ./build.ps1 Test -Culture tr-TR
.EXAMPLE
    ./build.ps1 Publish -Repository PSGallery -ApiKey (Read-Host -AsSecureString) -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Demo', 'Test', 'Bench', 'Package', 'Publish', 'Operations', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # The OpenAPI document of Operations, YAML or JSON.
    [string] $Spec,

    # Where Publish publishes to: the name of a repository of PSResourceGet.
    [string] $Repository,

    # The repository's key; without it, the environment variable SOUNDCLOUD_PUBLISH_KEY.
    [securestring] $ApiKey,

    # Publish signs with this certificate of the current user's store. On Windows only, and not verified there yet.
    [string] $CertificateThumbprint,

    # The time stamp server of those signatures.
    [string] $TimestampServer,

    # The .NET that Test runs the client's suite on, and nothing else: 8.0.31 is of the oldest that the module supports.
    [ValidatePattern('^\d+\.\d+\.\d+')]
    [string] $Runtime,

    # The culture that Test runs the suites in: tr-TR. Not on Windows, where it is the user's setting.
    [string] $Culture,

    # What Test runs the suites over, in place of the module it builds: a package made by Package.
    [string] $PackagePath,

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
# Pester's has several thousand tests in real shells: some ten minutes, more on a busy machine.
$pesterTimeout = 4 * $suiteTimeout
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

function Invoke-DotnetSuite([string] $Name, [string[]] $Properties) {
    $trx = Join-Path $resultFolder "$Name.trx"
    dotnet test (Join-Path $PSScriptRoot 'tests' $Name) --configuration $Configuration --no-build --nologo "-p:PowerShellHome=$PSHOME" @Properties `
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
    $start = [Diagnostics.ProcessStartInfo]::new($shell)
    $start.WorkingDirectory = $PWD.Path
    foreach ($argument in $shellArguments + @('-File', (Join-Path $PSScriptRoot 'tests' 'Module' 'Invoke-Suite.ps1'), '-ResultFolder', $resultFolder)) {
        $start.ArgumentList.Add($argument)
    }

    $process = [Diagnostics.Process]::Start($start)
    if (-not $process.WaitForExit($pesterTimeout)) {
        $process.Kill($true)
        return New-SuiteResult $name -Problem "it hung and was ended after $($pesterTimeout / 60000) minutes"
    }

    $code = $process.ExitCode
    if (-not (Test-Path $resultPath)) {
        return New-SuiteResult $name -Problem "the runner left no results, exit code $code"
    }

    $counts = Get-Content -Raw $resultPath | ConvertFrom-Json
    $total = $counts.Passed + $counts.Failed + $counts.Skipped
    $problem = if ($total -eq 0) { "no test was run, exit code $code" } elseif ($code -ne 0 -and $counts.Failed -eq 0) { 'a file or block failed outside of its tests' }
    New-SuiteResult $name $counts.Passed $counts.Failed $counts.Skipped $problem
}

# The client's suite in a host that brings its own .NET along; a test in it looks which one it is.
function Invoke-RuntimeSuite {
    $name = 'SoundCloud.Client.Tests'
    $project = Join-Path $PSScriptRoot 'tests' $name
    dotnet build $project --configuration $Configuration --nologo --verbosity quiet "-p:HostRuntime=$Runtime" | Out-Host
    if ($LASTEXITCODE -ne 0) {
        return New-SuiteResult "$name, .NET $Runtime" -Problem "not run: no host with .NET $Runtime could be built; NU1101 and NU1102 above mean that the package source has no runtime pack of it"
    }

    $result = Invoke-DotnetSuite $name "-p:HostRuntime=$Runtime"
    $result.Suite += ", .NET $Runtime"
    $result
}

# Every process started from now on has this culture: .NET takes it from the environment, also where the system has no such locale.
function Set-Culture {
    if ($IsWindows) {
        throw 'On Windows the culture is the user''s setting: Set-Culture in Windows PowerShell.'
    }

    $env:LC_ALL = "$($Culture.Replace('-', '_')).UTF-8"
    $seen = & $shell @shellArguments -Command '[cultureinfo]::CurrentCulture.Name'
    if ($seen -ne $Culture) {
        throw "A fresh PowerShell has the culture '$seen', not '$Culture': is ICU installed?"
    }
}

# Puts a package's files where the build puts the module.
function Expand-Package {
    Remove-Item $moduleFolder -Recurse -Force
    [IO.Compression.ZipFile]::ExtractToDirectory((Resolve-Path $PackagePath).Path, $moduleFolder)
    foreach ($ofTheContainer in 'SoundCloud.nuspec', '[Content_Types].xml', '_rels', 'package') {
        Remove-Item -LiteralPath (Join-Path $moduleFolder $ofTheContainer) -Recurse -Force
    }
}

function Invoke-Test {
    if (-not $Runtime) {
        Invoke-Build $Configuration
    }

    if ($PackagePath) {
        Expand-Package
    }

    Remove-Item $resultFolder -Recurse -Force -ErrorAction Ignore
    $null = New-Item $resultFolder -ItemType Directory

    $suites = @(
        { Invoke-DotnetSuite 'SoundCloud.Client.Tests' }
        { Invoke-DotnetSuite 'SoundCloud.Storage.Tests' }
        { Invoke-DotnetSuite 'SoundCloud.PowerShell.Tests' }
        { Invoke-PesterSuite }
    )
    if ($Runtime) {
        $suites = { Invoke-RuntimeSuite }
    }

    $before = $env:LC_ALL, $env:SOUNDCLOUD_TEST_PACKAGE
    try {
        $env:SOUNDCLOUD_TEST_PACKAGE = $PackagePath
        if ($Culture) {
            Set-Culture
        }

        $results = foreach ($suite in $suites) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $result = & $suite
            $result.Seconds = [Math]::Round($watch.Elapsed.TotalSeconds, 1)
            $result
        }
    }
    finally {
        $env:LC_ALL, $env:SOUNDCLOUD_TEST_PACKAGE = $before
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
    Remove-Item (Join-Path $outFolder '*.nupkg')
    $package = & (Join-Path $PSScriptRoot 'eng' 'New-Package.ps1') -ModuleFolder $moduleFolder -Destination $outFolder -Changelog (Join-Path $PSScriptRoot 'CHANGELOG.md')
    Write-Host "Packed $([IO.Path]::GetRelativePath($PWD, $package))"
}

function Publish-Module {
    $publishing = @{
        Repository            = $Repository
        Source                = $PSScriptRoot
        Build                 = { Invoke-Build Release }
        ModuleFolder          = $moduleFolder
        Destination           = $outFolder
        ApiKey                = $ApiKey
        CertificateThumbprint = $CertificateThumbprint
        TimestampServer       = $TimestampServer
    }
    & (Join-Path $PSScriptRoot 'eng' 'Publish-Package.ps1') @publishing
}

if ($WhatIfPreference -and $Task -ne 'Publish') {
    throw "$Task takes no -WhatIf."
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
    'Publish' {
        Publish-Module
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
