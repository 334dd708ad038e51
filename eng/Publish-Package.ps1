#requires -Version 7.4

<#
.SYNOPSIS
    Publishes a package to a repository of PSResourceGet.
.DESCRIPTION
    The package is published as it is: the file that was tested. Refused are a tree with changes that are not committed, a version
    without a section of its own in the changelog, a version tag of another version, and a package of another version. The key is
    read as a SecureString, or from the environment variable SOUNDCLOUD_PUBLISH_KEY, and is written nowhere. With -WhatIf everything
    is checked and nothing is uploaded.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # Made by New-Package.ps1.
    [Parameter(Mandatory)]
    [string] $PackagePath,

    # Registered with Register-PSResourceRepository, or PSGallery.
    [Parameter(Mandatory)]
    [string] $Repository,

    # The tree that the package was built from: a git work tree with its manifest and CHANGELOG.md.
    [Parameter(Mandatory)]
    [string] $Source,

    [securestring] $ApiKey
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

function Invoke-Git([string[]] $Arguments) {
    $output = git -C $Source @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "git $Arguments failed: $Source must be a git work tree."
    }

    $output
}

$manifest = Get-Item (Join-Path $Source '*.psd1')
$data = Import-PowerShellDataFile $manifest
$version = (@($data.ModuleVersion) + @($data.PrivateData.PSData['Prerelease'] | Where-Object { $_ })) -join '-'

if (Invoke-Git status, --porcelain) {
    throw 'Not published: the tree has changes that are not committed.'
}

if (-not (& (Join-Path $PSScriptRoot 'Get-ReleaseNotes.ps1') -Path (Join-Path $Source 'CHANGELOG.md') -Version $version)) {
    throw "Not published: CHANGELOG.md has no section [$version], or an empty one."
}

$tags = @(Invoke-Git tag, --points-at, HEAD | Where-Object { $_ -match '^v\d' })
if ($tags -and "v$version" -notin $tags) {
    throw "Not published: this commit is tagged $tags, and the manifest says $version."
}

$package = Get-Item $PackagePath
$expected = "$($manifest.BaseName).$version.nupkg"
if ($package.Name -ne $expected) {
    throw "Not published: the manifest says $version, and the package is $($package.Name), not $expected."
}

$key = @{}
if ($ApiKey) {
    $key.ApiKey = ConvertFrom-SecureString $ApiKey -AsPlainText
}
elseif ($env:SOUNDCLOUD_PUBLISH_KEY) {
    $key.ApiKey = $env:SOUNDCLOUD_PUBLISH_KEY
}

if ($PSCmdlet.ShouldProcess($package.Name, "Publish to $Repository")) {
    Publish-PSResource -NupkgPath $package.FullName -Repository $Repository @key
    Write-Host "Published $($package.Name) to $Repository"
}
