#requires -Version 7.4

<#
.SYNOPSIS
    Gets one version's section of a changelog, or nothing if there is none.
#>
[CmdletBinding()]
[OutputType([string])]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    # The text in the brackets of the heading: 1.2.3, 1.2.3-preview1, Unreleased.
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
