#requires -Version 7.4

<#
.SYNOPSIS
    Packs a built module for the PowerShell Gallery and returns the package file.
.DESCRIPTION
    The script adds the release notes to the manifest in the package. They come from the version's section of the changelog, or from
    [Unreleased] if the version has no section. The built module is not changed.
#>
[CmdletBinding()]
[OutputType([IO.FileInfo])]
param(
    # The folder of the built module. Its name must be the module's name.
    [Parameter(Mandatory)]
    [string] $ModuleFolder,

    [Parameter(Mandatory)]
    [string] $Destination,

    [Parameter(Mandatory)]
    [string] $Changelog,

    # Signs the project's own files and a catalog of all files. Windows only, and not verified there yet.
    [Security.Cryptography.X509Certificates.X509Certificate2] $Certificate,

    # Without a time stamp, a signature expires with its certificate.
    [string] $TimestampServer
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
    throw 'A package needs Microsoft.PowerShell.PSResourceGet 1.1 or later: Install-PSResource Microsoft.PowerShell.PSResourceGet'
}

if ($Certificate -and -not (Get-Command Set-AuthenticodeSignature, New-FileCatalog -ErrorAction Ignore)) {
    throw 'Signing needs Windows: Set-AuthenticodeSignature and New-FileCatalog are not on this platform.'
}

function Set-ReleaseNotes([string] $ManifestPath, [string] $Notes) {
    $text = Get-Content -Raw $ManifestPath
    $line = [regex]"(?m)^(\s*ReleaseNotes\s*=\s*)'(?:[^']|'')*'"
    if (-not $line.IsMatch($text)) {
        throw "$ManifestPath has no line ReleaseNotes = '…' to fill."
    }

    $quoted = "'$([Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($Notes))'"
    $line.Replace($text, { param($match) $match.Groups[1].Value + $quoted }, 1) | Set-Content -NoNewline $ManifestPath
}

function Add-Signature([string] $Folder, [string] $CatalogPath) {
    # Third-party assemblies keep their makers' signatures.
    foreach ($file in Get-ChildItem $Folder -Recurse -Include SoundCloud*.dll, *.psd1, *.ps1xml) {
        Set-Signature $file.FullName
    }

    # The catalog is made last, because signatures change the files, and outside the folder, because it must not list itself.
    $null = New-FileCatalog -Path $Folder -CatalogFilePath $CatalogPath -CatalogVersion 2
    Set-Signature $CatalogPath
    Move-Item $CatalogPath $Folder
}

function Set-Signature([string] $Path) {
    $stamp = $TimestampServer ? @{ TimestampServer = $TimestampServer } : @{}
    $signature = Set-AuthenticodeSignature $Path -Certificate $Certificate -HashAlgorithm SHA256 @stamp
    if ($signature.Status -ne 'Valid') {
        throw "Not signed: $(Split-Path $Path -Leaf): $($signature.StatusMessage)"
    }
}

$ModuleFolder = (Resolve-Path $ModuleFolder).Path.TrimEnd('/', '\')
$name = Split-Path $ModuleFolder -Leaf
$data = Import-PowerShellDataFile (Join-Path $ModuleFolder "$name.psd1")
$version = (@($data.ModuleVersion) + @($data.PrivateData.PSData['Prerelease'] | Where-Object { $_ })) -join '-'
$notes = foreach ($heading in $version, 'Unreleased') {
    & (Join-Path $PSScriptRoot 'Get-ReleaseNotes.ps1') -Path $Changelog -Version $heading
}

$stage = Join-Path ([IO.Path]::GetTempPath()) "package-$([guid]::NewGuid().ToString('N'))"
try {
    $folder = New-Item (Join-Path $stage $name) -ItemType Directory
    Copy-Item (Join-Path $ModuleFolder '*') $folder -Recurse
    Set-ReleaseNotes (Join-Path $folder "$name.psd1") ($notes | Select-Object -First 1)
    if ($Certificate) {
        Add-Signature $folder.FullName (Join-Path $stage "$name.cat")
    }

    $null = New-Item $Destination -ItemType Directory -Force
    Remove-Item (Join-Path $Destination "$name.$version.nupkg") -ErrorAction Ignore
    Compress-PSResource -Path $folder.FullName -DestinationPath $Destination -PassThru
}
finally {
    Remove-Item $stage -Recurse -Force -ErrorAction Ignore
}
