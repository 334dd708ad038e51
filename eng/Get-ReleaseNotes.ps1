#requires -Version 7.4

<#
.SYNOPSIS
    The text of one version's section of a changelog; nothing where it has none.
#>
[CmdletBinding()]
[OutputType([string])]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    # As between the brackets of the heading: 1.2.3, 1.2.3-preview1, Unreleased.
    [Parameter(Mandatory)]
    [string] $Version
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$text = (Get-Content -Raw $Path) -replace "`r`n", "`n"
$section = [regex]::Match($text, "(?ms)^## \[$([regex]::Escape($Version))\][^\n]*\n(.*?)(?=^## \[|\z)")
if ($section.Success -and $section.Groups[1].Value.Trim()) {
    $section.Groups[1].Value.Trim()
}
