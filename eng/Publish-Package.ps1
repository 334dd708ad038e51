#requires -Version 7.4

<#
.SYNOPSIS
    Packs a built module, signs it if a certificate is given, and publishes it to a PSResourceGet repository.
.DESCRIPTION
    The script publishes only what can be reproduced later. It refuses a working tree with uncommitted changes, a version without a section in
    the changelog, and a commit that is tagged as another version. The key comes from -ApiKey or from the environment variable
    SOUNDCLOUD_PUBLISH_KEY, and is written nowhere. With -WhatIf, the script does everything except the upload.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # PSGallery, or a repository that is registered with Register-PSResourceRepository.
    [Parameter(Mandatory)]
    [string] $Repository,

    # The source of the module: a git working tree with the manifest and CHANGELOG.md.
    [Parameter(Mandatory)]
    [string] $Source,

    # Builds the module into ModuleFolder. It runs after the checks have passed.
    [Parameter(Mandatory)]
    [scriptblock] $Build,

    [Parameter(Mandatory)]
    [string] $ModuleFolder,

    [Parameter(Mandatory)]
    [string] $Destination,

    [securestring] $ApiKey,

    # A code signing certificate in the current user's store. Windows only, and not verified there yet.
    [string] $CertificateThumbprint,

    [string] $TimestampServer
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

$certificate = if ($CertificateThumbprint) {
    if (-not $IsWindows) {
        throw 'Not published: signing needs Windows.'
    }

    Get-Item "Cert:\CurrentUser\My\$CertificateThumbprint"
}

$package = & {
    # -WhatIf applies to the upload alone.
    $WhatIfPreference = $false
    & $Build | Out-Host
    $packing = @{
        ModuleFolder    = $ModuleFolder
        Destination     = $Destination
        Changelog       = Join-Path $Source 'CHANGELOG.md'
        Certificate     = $certificate
        TimestampServer = $TimestampServer
    }
    & (Join-Path $PSScriptRoot 'New-Package.ps1') @packing
}

$key = @{}
if ($ApiKey) {
    $key.ApiKey = ConvertFrom-SecureString $ApiKey -AsPlainText
}
elseif ($env:SOUNDCLOUD_PUBLISH_KEY) {
    $key.ApiKey = $env:SOUNDCLOUD_PUBLISH_KEY
}

if ($PSCmdlet.ShouldProcess("$($package.Name) ($($certificate ? 'signed' : 'not signed'))", "Publish to $Repository")) {
    Publish-PSResource -NupkgPath $package.FullName -Repository $Repository @key
    Write-Host "Published $($package.Name) to $Repository"
}
