#!/usr/bin/env pwsh
#requires -Version 7.4

<#
.SYNOPSIS
    Builds, shows, tests, measures, packs and publishes SoundCloud for PowerShell.
.DESCRIPTION
    Build    builds the solution; the importable module lands in out/SoundCloud
    Demo     builds and runs the main job against the embedded sandbox
    Test     builds and runs every suite, xUnit and Pester; the last line counts the tests of all: -Only <suite>, -Filter <name>, -Coverage
    Check    builds with all analyzers and looks at the format, as CI does; the other tasks leave that out, for time
    Bench    builds Release and runs the benchmarks; further arguments are theirs: -Quick, -Only <rows>, -Update; -Soak
    Operations  compares the operations that the module knows with an OpenAPI document: -Spec <file or URL>
    Package  builds and packs out/SoundCloud.<version>.nupkg, and the two libraries in out/libraries
    Publish  checks and publishes a package, -PackagePath, to -Repository; with -WhatIf it only checks
    Clean    removes out, bin and obj
.EXAMPLE
    ./build.ps1
    Import-Module ./out/SoundCloud
.EXAMPLE
    ./build.ps1 Test
.EXAMPLE
    ./build.ps1 Test -Only Module -Filter Search-SCTrack
.EXAMPLE
    ./build.ps1 Test -Runtime 8.0.31
.EXAMPLE
    ./build.ps1 Test -Culture tr-TR
.EXAMPLE
    ./build.ps1 Test -Coverage
.EXAMPLE
    ./build.ps1 Publish -PackagePath out/SoundCloud.1.0.0.nupkg -Repository PSGallery -ApiKey (Read-Host -AsSecureString) -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Demo', 'Test', 'Check', 'Bench', 'Package', 'Publish', 'Operations', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # The OpenAPI document of Operations, YAML or JSON.
    [string] $Spec,

    # Where Publish publishes to: the name of a repository of PSResourceGet.
    [string] $Repository,

    # The repository's key; without it, the environment variable SOUNDCLOUD_PUBLISH_KEY.
    [securestring] $ApiKey,

    # Package signs with this certificate of the current user's store. On Windows only, and not verified there yet.
    [string] $CertificateThumbprint,

    # The time stamp server of those signatures.
    [string] $TimestampServer,

    # The suite that Test runs; without it, all.
    [ValidateSet('Client', 'Storage', 'Hosted', 'Web', 'Module')]
    [string] $Only,

    # Test runs only the tests with this in their full names; of the suite Module the files with it in theirs, where there are any.
    [string] $Filter,

    # The .NET that Test runs the client's suite on, and nothing else: 8.0.31 is of the oldest that the module supports.
    [ValidatePattern('^\d+\.\d+\.\d+')]
    [string] $Runtime,

    # The culture that Test runs the suites in: tr-TR. Not on Windows, where it is the user's setting.
    [string] $Culture,

    # Test measures which lines and branches of the client, the cmdlets and the storage run.
    [switch] $Coverage,

    # A package made by Package: what Publish publishes, and what Test runs the suites over in place of the module it builds.
    [string] $PackagePath,

    # Passed on to the benchmarks.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Arguments = @()
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
# Exit codes are looked at one by one: a failing suite must not keep the others from running.
$PSNativeCommandUseErrorActionPreference = $false

if ($Task -in 'Bench', 'Publish') {
    $Configuration = 'Release'
}

$solution = Join-Path $PSScriptRoot 'SoundCloud.PowerShell.sln'
$outFolder = Join-Path $PSScriptRoot 'out'
$moduleFolder = Join-Path $outFolder 'SoundCloud'
$resultFolder = Join-Path $outFolder 'TestResults'
$manifestPath = Join-Path $moduleFolder 'SoundCloud.psd1'
# The very program that runs this, in a fresh process. PowerShell as a .NET tool has no program of its own.
$shell = [Environment]::ProcessPath
$shellArguments = @('-NoProfile', '-NonInteractive')
if ((Split-Path -LeafBase $shell) -eq 'dotnet') {
    $shellArguments = @(Join-Path $PSHOME 'pwsh.dll') + $shellArguments
}

if ($env:CI -or $env:NO_COLOR -or [Console]::IsOutputRedirected) {
    $PSStyle.OutputRendering = 'PlainText'
    $env:NO_COLOR = '1'
    $env:MSBUILDTERMINALLOGGER = 'off'
}

if ($Task -ne 'Bench' -and $Arguments.Count -gt 0) {
    throw "$Task takes no further arguments: $Arguments"
}

function Invoke-DotnetBuild([string] $Project, [string[]] $Properties) {
    dotnet build $Project --configuration $Configuration --nologo --verbosity quiet @Properties | Out-Host
    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }
}

function Invoke-Build([string[]] $Properties = @('-p:RunAnalyzers=false')) {
    Invoke-DotnetBuild $solution $Properties
    Update-Help
    Write-Host "Built $([IO.Path]::GetRelativePath($PWD, $manifestPath))"
}

# Each build makes the module's folder anew. The help is made only where what it is made of has changed, as that takes seconds.
function Update-Help {
    $maker = Join-Path $PSScriptRoot 'eng' 'New-Help.ps1'
    $documentation = Join-Path $PSScriptRoot 'src' 'SoundCloud.PowerShell' 'bin' $Configuration 'net8.0'
    $kept = Join-Path $outFolder 'SoundCloud.PowerShell.dll-Help.xml'
    $culture = Join-Path $moduleFolder 'en-US'
    $newest = (Get-Item $maker, "$documentation/SoundCloud.*" | Measure-Object LastWriteTimeUtc -Maximum).Maximum
    if ((Test-Path $kept) -and (Get-Item $kept).LastWriteTimeUtc -gt $newest) {
        Copy-Item $kept $culture
        return
    }

    # In a process of its own: it imports the module, and its files have to be free for the next build.
    & $shell @shellArguments -File $maker -ModulePath $moduleFolder -DocumentationPath $documentation | Out-Host
    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }

    Copy-Item (Join-Path $culture (Split-Path $kept -Leaf)) $kept
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
    if ($Coverage -and ($Runtime -or $PackagePath)) {
        throw '-Coverage measures the build: it takes neither -Runtime nor -PackagePath.'
    }

    # The suites of the client and the storage need nothing but their projects.
    $projects = @{ Client = 'SoundCloud.Client.Tests'; Storage = 'SoundCloud.Storage.Tests' }
    if ($Runtime) {
        Invoke-DotnetBuild (Join-Path $PSScriptRoot 'tests' $projects.Client) "-p:HostRuntime=$Runtime"
        $Only = 'Client'
    }
    elseif ($projects[$Only] -and -not $Coverage) {
        Invoke-DotnetBuild (Join-Path $PSScriptRoot 'tests' $projects[$Only]) '-p:RunAnalyzers=false'
    }
    else {
        Invoke-Build
    }

    if ($PackagePath) {
        Expand-Package
    }

    $before = $env:LC_ALL, $env:SOUNDCLOUD_TEST_PACKAGE
    try {
        $env:SOUNDCLOUD_TEST_PACKAGE = $PackagePath
        if ($Culture) {
            Set-Culture
        }

        $run = @{
            Shell         = @($shell) + $shellArguments
            ResultFolder  = $resultFolder
            Suite         = $Only ? $Only : @('Client', 'Storage', 'Hosted', 'Web', 'Module')
            Filter        = $Filter
            Configuration = $Configuration
            Runtime       = $Runtime
            WithoutTag    = $Coverage ? 'AsBuilt' : ''
        }
        $test = { & (Join-Path $PSScriptRoot 'eng' 'Invoke-Tests.ps1') @run }
        if ($Coverage) {
            & (Join-Path $PSScriptRoot 'eng' 'Measure-Coverage.ps1') -Test $test -Folder (Join-Path $outFolder 'coverage') -Configuration $Configuration
        }
        else {
            & $test
        }
    }
    finally {
        $env:LC_ALL, $env:SOUNDCLOUD_TEST_PACKAGE = $before
    }

    exit $LASTEXITCODE
}

function Invoke-Package {
    if ($CertificateThumbprint -and -not $IsWindows) {
        throw 'Not packed: signing needs Windows.'
    }

    Invoke-Build
    Remove-Item (Join-Path $outFolder '*.nupkg')
    $packing = @{
        ModuleFolder    = $moduleFolder
        Destination     = $outFolder
        Changelog       = Join-Path $PSScriptRoot 'CHANGELOG.md'
        Certificate     = if ($CertificateThumbprint) { Get-Item "Cert:\CurrentUser\My\$CertificateThumbprint" }
        TimestampServer = $TimestampServer
    }
    $package = & (Join-Path $PSScriptRoot 'eng' 'New-Package.ps1') @packing
    Write-Host "Packed $([IO.Path]::GetRelativePath($PWD, $package))"
    # In a folder of their own: a module's repository holds modules alone.
    foreach ($library in 'SoundCloud.Client', 'SoundCloud.AspNetCore') {
        dotnet pack (Join-Path $PSScriptRoot 'src' $library) --configuration $Configuration --no-build --nologo --verbosity quiet --output (Join-Path $outFolder 'libraries') | Out-Host
        if ($LASTEXITCODE -ne 0) {
            exit $LASTEXITCODE
        }
    }
    Write-Host "Packed $((Get-ChildItem (Join-Path $outFolder 'libraries') -Filter *.nupkg).ForEach({ [IO.Path]::GetRelativePath($PWD, $_) }) -join ', ')"
}

if ($WhatIfPreference -and $Task -ne 'Publish') {
    throw "$Task takes no -WhatIf."
}

switch ($Task) {
    'Build' {
        Invoke-Build
    }
    'Demo' {
        Invoke-Build
        & $shell @shellArguments -File (Join-Path $PSScriptRoot 'samples' 'Demo.ps1') | Out-Host
        exit $LASTEXITCODE
    }
    'Test' {
        Invoke-Test
    }
    'Check' {
        # Not incremental: what was compiled without analyzers would not be compiled again.
        Invoke-DotnetBuild $solution '--no-incremental'
        dotnet format $solution --no-restore --verify-no-changes | Out-Host
        exit $LASTEXITCODE
    }
    'Bench' {
        Invoke-Build
        & $shell @shellArguments -File (Join-Path $PSScriptRoot 'tests' 'Benchmarks' 'Benchmark.ps1') @Arguments | Out-Host
        exit $LASTEXITCODE
    }
    'Package' {
        Invoke-Package
    }
    'Publish' {
        & (Join-Path $PSScriptRoot 'eng' 'Publish-Package.ps1') -PackagePath $PackagePath -Repository $Repository -Source $PSScriptRoot -ApiKey $ApiKey
    }
    'Operations' {
        # The reader of YAML.
        Invoke-DotnetBuild (Join-Path $PSScriptRoot 'tests' 'Module')
        & (Join-Path $PSScriptRoot 'eng' 'Compare-Operations.ps1') -Spec $Spec
        exit $LASTEXITCODE
    }
    'Clean' {
        Get-ChildItem -Path (Join-Path $PSScriptRoot 'src'), (Join-Path $PSScriptRoot 'samples'), (Join-Path $PSScriptRoot 'tests') -Directory -Recurse -Force |
            Where-Object { $_.Name -in 'bin', 'obj' -and (Get-ChildItem $_.Parent -Filter '*.csproj') } |
            Remove-Item -Recurse -Force
        Remove-Item $outFolder -Recurse -Force -ErrorAction Ignore
    }
}
